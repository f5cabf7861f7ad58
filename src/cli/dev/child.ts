/**
 * A process that the launcher started and that must not outlive it.
 *
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Child {
  readonly name: string
  readonly pid: number
  readonly process: ChildProcess
  /** Resolves when the process is gone, whoever ended it, with how it ended. */
  readonly ended: Promise<string>
  /** What it wrote on stderr lately. */
  errors(): string
  /** Asks it to end, insists after a while, and resolves when it is gone. */
  stop(): Promise<void>
}

export interface ChildOptions {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  /** Further pipes that the child writes to, from file descriptor 3 on. */
  readonly pipes?: number
}

const PATIENCE_MS = 3_000
const ERRORS_CHARACTERS = 4_000

/** In a process group of its own, so that Ctrl-C reaches the launcher alone and it can end things in order. */
export function startChild({ name, file, args, pipes = 0 }: ChildOptions): Child {
  const more = Array.from({ length: pipes }, () => 'pipe' as const)
  const started = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', ...more],
    detached: true,
  })
  let errors = ''
  started.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-ERRORS_CHARACTERS)
  })
  const ended = new Promise<string>((resolve) => {
    started.once('error', (error) => resolve(error.message))
    started.once('close', (code, signal) => resolve(`ended with ${signal ?? code}`))
  })
  return {
    name,
    pid: started.pid ?? 0,
    process: started,
    ended,
    errors: () => errors.trim(),
    async stop() {
      if (started.exitCode !== null || started.signalCode !== null) return
      started.kill('SIGTERM')
      const insist = setTimeout(() => started.kill('SIGKILL'), PATIENCE_MS)
      await ended
      clearTimeout(insist)
    },
  }
}

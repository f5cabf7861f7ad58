/** `weft` as a process of its own, as people run it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface WeftProcess {
  readonly child: ChildProcess
  /** Everything on stdout and stderr so far. */
  output(): string
  /** Resolves with all output as soon as it holds `text`; fails when the process ends before. */
  until(text: string): Promise<string>
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
}

/** Profiles of whoever runs the tests are left alone. */
export const CONFIG_HOME = mkdtempSync(join(tmpdir(), 'weft-config-'))

const ENTRY = resolve('src/node.ts')

export function startWeft(argv: readonly string[], entry: string = ENTRY): WeftProcess {
  const child = spawn(process.execPath, [entry, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: CONFIG_HOME },
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return {
    child,
    output: () => output,
    until: (text) =>
      new Promise((done, failed) => {
        const listener = () => {
          if (output.includes(text)) done(output)
        }
        listeners.add(listener)
        listener()
        void ended.then((code) => failed(new Error(`ended with ${code}: ${output}`)))
      }),
    ended,
  }
}

/** Runs to the end. */
export async function runWeft(argv: readonly string[], entry?: string) {
  const process = startWeft(argv, entry)
  return { exitCode: await process.ended, output: process.output() }
}

/** Whether a process still runs; one that has ended and that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch (error) {
    return error instanceof Error && error.message.includes('/proc') && process.platform !== 'linux'
  }
}

/**
 * Which processes belong to a data folder: so that one folder serves one launcher at a time, and what
 * a killed launcher left behind is ended by the next.
 *
 * @module
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result } from '../../base/result.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'

interface Recorded {
  readonly pid: number
  /** Its command line, by which it is known again: ids are given to other processes later. */
  readonly command: string
}

interface Recording {
  readonly launcher: Recorded
  readonly children: readonly Recorded[]
}

export interface RunFile {
  add(pid: number): void
  remove(): void
}

/** Takes the folder for this process, after ending what the last launcher there left behind. */
export async function takeRunFile(folder: string): Promise<Result<RunFile, Refusal>> {
  const path = join(folder, 'run.json')
  const before = read(path)
  if (before !== undefined && isStill(before.launcher)) {
    const { pid } = before.launcher
    return wrongUsage(`${folder} is in use by process ${pid}; name another folder with --data`)
  }
  for (const left of before?.children ?? []) await end(left)
  const children: Recorded[] = []
  const write = () => {
    const launcher = { pid: process.pid, command: commandOf(process.pid) }
    writeFileSync(path, JSON.stringify({ launcher, children }))
  }
  write()
  return ok({
    add(pid) {
      children.push({ pid, command: commandOf(pid) })
      write()
    },
    remove: () => rmSync(path, { force: true }),
  })
}

function read(path: string): Recording | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isRecording(found) ? found : undefined
  } catch {
    return undefined
  }
}

/** A file that says anything else was not written by us and tells nothing. */
function isRecording(found: unknown): found is Recording {
  const { launcher, children } = (found ?? {}) as Partial<Recording>
  return isRecorded(launcher) && Array.isArray(children) && children.every(isRecorded)
}

function isRecorded(found: unknown): found is Recorded {
  const { pid, command } = (found ?? {}) as Partial<Recorded>
  return Number.isInteger(pid) && typeof command === 'string'
}

const isStill = ({ pid, command }: Recorded): boolean =>
  command !== '' && commandOf(pid) === command

const PATIENCE_MS = 3_000
const PAUSE_MS = 20

async function end(recorded: Recorded): Promise<void> {
  const insistAt = Date.now() + PATIENCE_MS
  while (isStill(recorded)) {
    process.kill(recorded.pid, Date.now() < insistAt ? 'SIGTERM' : 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The command line of a process; empty if there is none. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return process.platform === 'linux' ? '' : commandByPs(pid)
  }
}

function commandByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

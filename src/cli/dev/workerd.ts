/**
 * The Worker in the real runtime, as a process of its own.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '../../base/result.ts'
import { EXIT } from '../exit-code.ts'
import { projectFile } from '../project-file.ts'
import type { Refusal } from '../refusal.ts'
import { type Child, startChild } from './child.ts'
import { LOOPBACK } from './free-port.ts'

export interface Workerd {
  readonly url: string
  readonly child: Child
}

export interface WorkerdOptions {
  /** The bundle; the configuration is written beside it. */
  readonly workerFile: string
  /** 0: any free one. */
  readonly l4Port: number
  /** The Worker's environment. */
  readonly bindings: Readonly<Record<string, string>>
  readonly onStart?: (child: Child) => void
}

/** Listens on loopback when it resolves. */
export async function startWorkerd(options: WorkerdOptions): Promise<Result<Workerd, Refusal>> {
  const config = join(dirname(options.workerFile), 'workerd.capnp')
  writeFileSync(config, configuration(options))
  const args = ['serve', '--control-fd=3', config]
  const child = startChild({ name: 'workerd', file: binary(), args, pipes: 1 })
  options.onStart?.(child)
  const l4Port = await Promise.race([listening(child), child.ended.then(() => undefined)])
  if (l4Port !== undefined) return ok({ url: `http://${LOOPBACK}:${l4Port}`, child })
  const lines = ['the Worker did not start', ...child.errors().split('\n')]
  return fail({ exitCode: EXIT.unexpected, lines })
}

function binary(): string {
  const loaded: unknown = createRequire(import.meta.url)('workerd')
  const path =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded
  return String(path)
}

/** workerd says `{"event":"listen","socket":"http","port":8787}` on the control descriptor. */
function listening({ process }: Child): Promise<number> {
  return new Promise((resolve) => {
    let text = ''
    process.stdio[3]?.on('data', (piece: Buffer) => {
      text += piece.toString('utf8')
      const l4Port = /"event":"listen".*?"port":(\d+)/.exec(text)?.[1]
      if (l4Port !== undefined) resolve(Number(l4Port))
    })
  })
}

/** The same date as in production. */
function compatibilityDate(): string {
  const text = readFileSync(projectFile('wrangler.toml'), 'utf8')
  return /^compatibility_date = "([\d-]+)"/m.exec(text)?.[1] ?? ''
}

/** Nothing but this machine can be reached from inside. Text in Cap'n Proto has JSON's escapes. */
function configuration({ workerFile, l4Port, bindings }: WorkerdOptions): string {
  const text = (value: string): string => JSON.stringify(value)
  const environment = Object.entries(bindings).map(
    ([name, value]) => `    (name = ${text(name)}, text = ${text(value)}),`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [
    (name = "http", address = ${text(`${LOOPBACK}:${l4Port}`)}, http = (), service = "main"),
  ],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${text(basename(workerFile))})],
  compatibilityDate = ${text(compatibilityDate())},
  bindings = [
${environment.join('\n')}
  ],
);
`
}

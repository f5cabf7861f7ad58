/**
 * The whole API on this machine: database, Worker, and a token for it.
 *
 * @module
 */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  signDevelopmentToken,
} from '../../auth/development.ts'
import { ok, type Result } from '../../base/result.ts'
import { SCOPES } from '../../model/operations.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'
import { bundleWorker } from './bundle.ts'
import type { Child } from './child.ts'
import { startDynoxide } from './dynoxide.ts'
import { freePort } from './free-port.ts'
import { keysOf } from './keys.ts'
import { type RunFile, takeRunFile } from './run-file.ts'
import { until } from './until.ts'
import { startWorkerd } from './workerd.ts'

export interface LaunchOptions {
  /** Folder of everything that is kept: database, keys, what runs. */
  readonly folder: string
  /** 0: any free one. */
  readonly l4Port: number
}

export interface Launched {
  readonly url: string
  readonly token: string
  /** Resolves when a child ended that should not have, with what it said. */
  readonly broken: Promise<string>
}

export interface Launch {
  readonly done: Promise<Result<Launched, Refusal>>
  /** Ends every child, at whatever point the launch is; resolves when all are gone. */
  stop(): Promise<void>
}

const TABLE = 'weft'
const TENANT = 'sample'
const TOKEN_LIFETIME_S = 24 * 3600

export function launch(options: LaunchOptions): Launch {
  const started: Started = { children: [], isStopped: false }
  const done = start(options, started)
  const stopAll = async (): Promise<void> => {
    // The Worker first: it should not see its database go.
    for (const child of [...started.children].reverse()) await child.stop()
  }
  return {
    done,
    async stop() {
      started.isStopped = true
      await stopAll()
      await done.catch(() => undefined)
      await stopAll()
      started.run?.remove()
    },
  }
}

/** What a launch has done so far, for whoever must undo it. */
interface Started {
  readonly children: Child[]
  run?: RunFile
  isStopped: boolean
}

async function start(
  { folder: given, l4Port: wanted }: LaunchOptions,
  started: Started,
): Promise<Result<Launched, Refusal>> {
  const folder = resolve(given)
  const made = makeFolder(folder)
  if (!made.ok) return made
  const run = await takeRunFile(folder)
  if (!run.ok) return run
  started.run = run.value
  // Only now: what a killed launcher left behind may have held the port.
  const free = await freePort(wanted)
  if (!free.ok) return portRefused(wanted, free.error)
  const onStart = (child: Child): void => {
    started.children.push(child)
    run.value.add(child.pid)
    if (started.isStopped) void child.stop()
  }
  const [database, bundle, keys] = await Promise.all([
    startDynoxide({ tableName: TABLE, databaseFile: join(folder, 'weft.db'), onStart }),
    bundleWorker(join(folder, 'worker.js')),
    keysOf(folder),
  ])
  if (!database.ok) return database
  if (!bundle.ok) return bundle
  const bindings = {
    WEFT_TABLE: TABLE,
    DYNAMODB_ENDPOINT: database.value.endpoint,
    WEFT_ISSUER: DEVELOPMENT_ISSUER,
    WEFT_AUDIENCE: DEVELOPMENT_AUDIENCE,
    WEFT_JWKS: JSON.stringify(keys.publicKeys),
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const workerFile = bundle.value
  const worker = await startWorkerd({ workerFile, l4Port: wanted, bindings, onStart })
  if (!worker.ok) return worker
  const { url, child } = worker.value
  const ready = await until(() => isReady(url), child.ended)
  if (!ready) return badInput(`the API at ${url} does not get ready`, await readiness(url))
  const token = await signDevelopmentToken(keys.privateKey, {
    tenant: TENANT,
    subject: 'developer',
    scopes: SCOPES,
    lifetimeS: TOKEN_LIFETIME_S,
  })
  const broken = Promise.race(
    [database.value.child, child].map(async ({ name, ended, errors }) =>
      [`${name} ${await ended}`, errors()].join('\n').trim(),
    ),
  )
  return ok({ url, token, broken })
}

function makeFolder(folder: string): Result<true, Refusal> {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return ok(true)
  } catch (error) {
    return badInput(`the folder ${folder} cannot be written to: ${String(error)}`)
  }
}

function portRefused(l4Port: number, code: string): Result<never, Refusal> {
  const said = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`
  return wrongUsage(`port ${l4Port} ${said}; choose another with --port, or any with --port 0`)
}

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

async function readiness(url: string): Promise<string> {
  try {
    return await (await fetch(`${url}/readyz`)).text()
  } catch (error) {
    return String(error)
  }
}

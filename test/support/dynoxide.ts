/** The embedded DynamoDB-compatible database, as a process of its own, with our table in it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { parse } from 'yaml'
import { createTableInput } from '../../src/store/dynamo/table-definition.ts'

export interface Dynoxide {
  readonly endpoint: string
  readonly tableName: string
  /** SIGKILL leaves it no time to tidy up. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Any will do: the embedded database checks no signatures. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }

const TABLE_FILE = new URL('../../infra/dynamodb/table.yaml', import.meta.url)
const READY_ATTEMPTS_MAX = 500

/** Path of the database's binary, or undefined where this platform has none. */
export function dynoxideBinary(): string | undefined {
  const own = process.env['DYNOXIDE_BIN']
  if (own) return own
  const extension = process.platform === 'win32' ? '.exe' : ''
  const name = `@dynoxide/${process.platform}-${process.arch}/dynoxide${extension}`
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
}

/** Starts on a free loopback port, in memory unless `dbPath` names a file; the table exists when it resolves. */
export async function startDynoxide({ dbPath }: { dbPath?: string } = {}): Promise<Dynoxide> {
  const binary = dynoxideBinary()
  if (binary === undefined) throw new Error('no embedded database here: set DYNOXIDE_BIN')
  const port = await freePort()
  const file = dbPath === undefined ? [] : ['--db-path', dbPath]
  const child = spawn(binary, ['serve', '--port', String(port), ...file], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endpoint = `http://127.0.0.1:${port}`
  const tableName = 'weft-test'
  await createTable(endpoint, tableName)
  return {
    endpoint,
    tableName,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

async function createTable(endpoint: string, tableName: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
  })
  for (let attempt = 1; ; attempt++) {
    try {
      const { TableNames = [] } = await client.send(new ListTablesCommand({}))
      if (TableNames.includes(tableName)) return
      break
    } catch (error) {
      if (attempt === READY_ATTEMPTS_MAX) throw error
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const template: unknown = parse(readFileSync(TABLE_FILE, 'utf8'), { logLevel: 'error' })
  const input = createTableInput(template, tableName)
  if (!input.ok) throw new Error(input.error.detail)
  await client.send(new CreateTableCommand(input.value))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

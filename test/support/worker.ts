/** The Worker in workerd over the embedded database, with tokens for any tenant. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  developmentKeys,
  signDevelopmentToken,
} from '../../src/auth/development.ts'
import { bundleWorker } from '../../src/cli/dev/bundle.ts'
import { startWorkerd } from '../../src/cli/dev/workerd.ts'
import { SCOPES } from '../../src/model/operations.ts'
import { LOCAL_CREDENTIALS, startDynoxide } from './dynoxide.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire holds.
  readonly body: any
}

type Headings = Readonly<Record<string, string>>

export interface Client {
  call(method: string, path: string, body?: unknown, headers?: Headings): Promise<Reply>
  /** A POST that must succeed; gives what was created. */
  make(path: string, body: unknown): Promise<Reply['body']>
}

export interface TestWorker {
  readonly url: string
  client(tenant: string, scopes?: readonly string[]): Promise<Client>
  /** A token for a while. */
  token(tenant: string, scopes?: readonly string[]): Promise<string>
  /** Keys of all items in the table. */
  keys(): Promise<string[]>
  stop(): Promise<void>
}

export async function startTestWorker(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'weft-worker-'))
  const { privateKey, publicKeys } = await developmentKeys()
  const [database, bundle] = await Promise.all([
    startDynoxide(),
    bundleWorker(join(folder, 'worker.js')),
  ])
  if (!bundle.ok) throw new Error(bundle.error.lines.join('\n'))
  const workerd = await startWorkerd({
    workerFile: bundle.value,
    l4Port: 0,
    bindings: {
      WEFT_TABLE: database.tableName,
      DYNAMODB_ENDPOINT: database.endpoint,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      WEFT_ISSUER: DEVELOPMENT_ISSUER,
      WEFT_AUDIENCE: DEVELOPMENT_AUDIENCE,
      WEFT_JWKS: JSON.stringify(publicKeys),
      ...settings,
    },
  })
  if (!workerd.ok) throw new Error(workerd.error.lines.join('\n'))
  const { url, child } = workerd.value
  const token: TestWorker['token'] = (tenant, scopes = SCOPES) =>
    signDevelopmentToken(privateKey, {
      tenant,
      subject: `user-of-${tenant}`,
      scopes,
      lifetimeS: 600,
    })
  return {
    url,
    client: async (tenant, scopes) => clientOf(url, await token(tenant, scopes)),
    token,
    keys: () => keysOf(database.endpoint, database.tableName),
    async stop() {
      await child.stop()
      await database.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

function clientOf(url: string, token: string): Client {
  const call: Client['call'] = async (method, path, body, more) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status, headers } = response
    return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) }
  }
  return {
    call,
    async make(path, body) {
      const reply = await call('POST', path, body)
      if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`)
      return reply.body
    },
  }
}

async function keysOf(endpoint: string, TableName: string): Promise<string[]> {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: LOCAL_CREDENTIALS })
  const keys: string[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const { pk, sk } of Items) keys.push(`${pk?.S} ${sk?.S}`)
  }
  return keys
}

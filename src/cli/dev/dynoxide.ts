/**
 * The embedded, DynamoDB-compatible database as a process of its own, with our table in it.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'yaml'
import { ok, type Result } from '../../base/result.ts'
import { createTableInput } from '../../store/dynamo/table-definition.ts'
import { projectFile } from '../project-file.ts'
import { badInput, type Refusal } from '../refusal.ts'
import { type Child, startChild } from './child.ts'
import { dynamoRequest } from './dynamo-request.ts'
import { freePort, LOOPBACK } from './free-port.ts'
import { until } from './until.ts'

export interface Dynoxide {
  readonly endpoint: string
  readonly child: Child
}

export interface DynoxideOptions {
  readonly tableName: string
  /** Absent: in memory. */
  readonly databaseFile?: string
  /** Told of the process as soon as there is one. */
  readonly onStart?: (child: Child) => void
}

const PACKAGE = `@dynoxide/${process.platform}-${process.arch}`

/** On a free loopback port; the table is there when it resolves. */
export async function startDynoxide(options: DynoxideOptions): Promise<Result<Dynoxide, Refusal>> {
  const file = binary()
  const l4Port = await freePort()
  if (file === undefined || !l4Port.ok) return badInput(...NO_DATABASE)
  const where = options.databaseFile === undefined ? [] : ['--db-path', options.databaseFile]
  const args = ['serve', '--port', String(l4Port.value), ...where]
  const child = startChild({ name: 'dynoxide', file, args })
  options.onStart?.(child)
  const endpoint = `http://${LOOPBACK}:${l4Port.value}`
  const isUp = await until(
    async () => (await dynamoRequest(endpoint, 'ListTables', {})).ok,
    child.ended,
  )
  const made = isUp
    ? await createTable(endpoint, options.tableName)
    : broken(options, child.errors())
  if (made.ok) return ok({ endpoint, child })
  await child.stop()
  return made
}

const NO_DATABASE = [
  `there is no embedded database for ${process.platform} ${process.arch} here`,
  `set DYNOXIDE_BIN to its binary, or try: npm i --no-save ${PACKAGE}`,
]

/** Path of the binary, or undefined where this platform has none. */
function binary(): string | undefined {
  const own = process.env['DYNOXIDE_BIN']
  if (own) return own
  const extension = process.platform === 'win32' ? '.exe' : ''
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/dynoxide${extension}`)
  } catch {
    return undefined
  }
}

async function createTable(endpoint: string, tableName: string): Promise<Result<true, Refusal>> {
  const text = readFileSync(projectFile('infra/dynamodb/table.yaml'), 'utf8')
  // CloudFormation's own tags (!Ref) are unknown to YAML, and what they stand for is not needed.
  const input = createTableInput(parse(text, { logLevel: 'error' }), tableName)
  if (!input.ok) return badInput(`infra/dynamodb/table.yaml: ${input.error.detail}`)
  const made = await dynamoRequest(endpoint, 'CreateTable', input.value)
  if (made.ok || made.error.name === 'ResourceInUseException') return ok(true)
  return badInput(`the table could not be created: ${made.error.name} ${made.error.message}`)
}

function broken({ databaseFile }: DynoxideOptions, errors: string): Result<never, Refusal> {
  const said = errors.split('\n').at(-1) ?? ''
  if (databaseFile === undefined) return badInput(`the database did not start: ${said}`)
  return badInput(
    `the database ${databaseFile} cannot be opened: ${said}`,
    'move the file away to start with an empty one, or name another folder with --data',
  )
}

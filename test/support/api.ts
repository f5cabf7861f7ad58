/**
 * The API over a store in memory, with tokens that say who they are: `TENANT SCOPE…`. What it answers
 * is held to its description; a test fails where the two differ.
 */
import { buildApp } from '../../src/api/app.ts'
import type { Authenticate } from '../../src/auth/authenticator.ts'
import { fail, ok } from '../../src/base/result.ts'
import { typeId } from '../../src/model/id.ts'
import { SCOPES } from '../../src/model/operations.ts'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { networkCache } from '../../src/operation/network-cache.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type SeenExchange, undescribed } from './described.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire holds.
  readonly body: any
}

export interface Call {
  readonly method?: string
  readonly body?: unknown
  readonly tenant?: string
  readonly scopes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestApi {
  readonly store: Store
  /** What was reported as a mistake of ours. */
  readonly mistakes: readonly unknown[]
  /** Lets time pass. */
  pass(ms: number): void
  /** A request made by hand. */
  fetch(request: Request): Promise<Response>
  call(path: string, call?: Call): Promise<Reply>
  post(path: string, body: unknown, call?: Call): Promise<Reply>
  /** A POST that must succeed; gives what was created. */
  make(path: string, body: unknown, call?: Call): Promise<Reply['body']>
}

const authenticate: Authenticate = async (header) => {
  const [, tenant, ...scopes] = (header ?? '').split(' ')
  if (tenant === undefined) return fail({ code: 'token_missing', detail: 'No token.' })
  return ok({ subject: `user-of-${tenant}`, scope: tenantScope(tenant), scopes: new Set(scopes) })
}

export interface TestApiParts {
  readonly store?: Store
  /** Another one than another API over the same data has, so that their ids differ. */
  readonly seed?: number
}

export function testApi(parts: TestApiParts = {}): TestApi {
  const { store = simulatedStore() } = parts
  let nowMs = Date.UTC(2026, 10, 24)
  let seed = parts.seed ?? 1
  const random = (): number => {
    seed = (seed * 48_271) % 0x7fff_ffff
    return seed / 0x7fff_ffff
  }
  const fresh = () => {
    nowMs += 1000
    const atMs = nowMs
    return {
      nowMs: atMs,
      timestamp: new Date(atMs).toISOString(),
      id: (prefix: string) =>
        typeId(
          prefix,
          atMs,
          Array.from({ length: 10 }, () => Math.floor(random() * 256)),
        ),
      random,
    }
  }
  const mistakes: unknown[] = []
  const app = buildApp({
    store,
    authenticate,
    networks: networkCache(),
    version: 'test',
    pageSecret: 'a secret of the tests',
    fresh,
    pause: async () => {},
    report: (mistake) => mistakes.push(mistake),
  })

  const call: TestApi['call'] = async (path, options = {}) => {
    const { method = 'GET', body, tenant = 'acme', scopes = SCOPES, headers } = options
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await app.request(path, {
      method,
      headers: {
        ...(tenant === '' ? {} : { authorization: ['Bearer', tenant, ...scopes].join(' ') }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const text = await response.text()
    const { status } = response
    holdToDescription({ method, path, sent, status, headers: response.headers, text })
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
    return { status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
  }
  const post: TestApi['post'] = (path, body, options) =>
    call(path, { ...options, method: 'POST', body })
  return {
    store,
    mistakes,
    pass(ms) {
      nowMs += ms
    },
    async fetch(request) {
      const response = await app.fetch(request)
      const { status, headers } = response
      const { method, url } = request
      const path = new URL(url).pathname
      const text = await response.clone().text()
      holdToDescription({ method, path, sent: undefined, status, headers, text })
      return response
    },
    call,
    post,
    async make(path, body, options) {
      const reply = await post(path, body, options)
      if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`)
      return reply.body
    },
  }
}

function holdToDescription(seen: SeenExchange): void {
  const faults = undescribed(seen)
  if (faults.length === 0) return
  const lines = [
    `${seen.method} ${seen.path} answered ${seen.status}, and the OpenAPI document says otherwise:`,
    ...faults.slice(0, 5),
    seen.text.slice(0, 1000),
    'A code that only a kind knows belongs into its `problems`.',
  ]
  throw new Error(lines.join('\n'))
}

/** A VPC with one subnet: what most tests start from. */
export async function vpcWithSubnet(api: TestApi, call?: Call) {
  const vpc = await api.make('/v1/vpcs', { name: 'blue', cidrs: ['10.0.0.0/16'] }, call)
  const home = `/v1/vpcs/${vpc.id}`
  const subnet = await api.make(`${home}/subnets`, { name: 'web', cidrs: ['10.0.1.0/24'] }, call)
  return { vpc, home, subnet }
}

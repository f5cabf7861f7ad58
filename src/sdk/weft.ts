/**
 * A client of Weft's API: one method per operation, named by the operation's id.
 *
 * @module
 */
import type { Api } from './api.ts'
import { type Call, callOf } from './call.ts'
import { Client } from './client.ts'
import type { SentRequest } from './error.ts'
import { List, type Page } from './list.ts'
import type { Answer, DeleteOptions, VersionOptions, Versions, WeftOptions } from './options.ts'
import { type Row, rowsOf } from './rows.ts'
import { KIND_ROWS, OTHER_ROWS } from './table.ts'

/** What every client has besides the operations. */
export interface Weft extends Api {
  /**
   * Sends a write again as it was, with its key: it takes effect once, whether the first sending did
   * or not. For requests of a {@link WeftUnknownOutcome} that were kept, for at most a day.
   */
  settle(request: SentRequest, options?: DeleteOptions): Call<unknown>
  /** Anything that the API knows and this version of the client does not; or a suggestion. */
  request(request: AnyRequest, options?: DeleteOptions & VersionOptions): Call<unknown>
  /** Highest versions of the network that an answer was about so far; for `minVersion` elsewhere. */
  versions(): Versions
}

export interface AnyRequest {
  readonly method: string
  /** Path with query. */
  readonly href: string
  readonly body?: unknown
}

type Members = Readonly<Record<string, unknown>>
type Options = DeleteOptions & VersionOptions

export function weft(options: WeftOptions): Weft {
  const client = new Client(options)
  const send = <T>(request: SentRequest, given: Options): Promise<Answer<T>> =>
    client.send(request, given) as Promise<Answer<T>>
  const methods = Object.entries(rowsOf(KIND_ROWS, OTHER_ROWS)).map(([id, row]) => [
    id,
    row.isList
      ? (where: Members = {}, given: Options = {}) =>
          new List(async (pageToken) =>
            send<Page<unknown>>(
              listRequest(id, row, pageToken === undefined ? where : { ...where, pageToken }),
              given,
            ),
          )
      : (...args: Arguments) => callOf(sendOne(id, row, args)),
  ])
  const sendOne = async (id: string, row: Row, args: Arguments): Promise<Answer<unknown>> => {
    const [request, given] = oneRequest(id, row, args)
    return send(request, given)
  }
  return Object.assign(Object.fromEntries(methods), {
    settle: (request: SentRequest, given: Options = {}) => callOf(send(request, given)),
    request: ({ method, href, body }: AnyRequest, given: Options = {}) => {
      const unsent = { method, path: href, body, isRead: method === 'GET' }
      return callOf(send(requestOf(`${method} ${href}`, unsent, given), given))
    },
    versions: () => client.seen,
  }) as Weft
}

type Arguments = readonly [first?: Members, second?: unknown, third?: Options]

/** Creation takes one object; what changes something that exists takes the change as a second one. */
function oneRequest(id: string, row: Row, args: Arguments): [SentRequest, Options] {
  const { method, isRead } = row
  const [where = {}, second, third] = args
  const isChange = method === 'PATCH' || method === 'PUT'
  const given = ((isChange ? third : second) ?? {}) as Options
  const [address, rest] = filled(id, row, where)
  const asked = rest.filter(([name]) => row.query.includes(name))
  const path = withQuery(address, asked)
  if (method === 'GET' || method === 'DELETE') {
    return [requestOf(id, { method, path, isRead }, given), given]
  }
  const body = isChange ? changeOf(second) : Object.fromEntries(rest)
  return [requestOf(id, { method, path, body, isRead }, given), given]
}

/** A list that replaces another one is sent as `items`. */
const changeOf = (change: unknown): unknown => (Array.isArray(change) ? { items: change } : change)

function listRequest(id: string, row: Row, where: Members): SentRequest {
  const [path, rest] = filled(id, row, where, false)
  return requestOf(id, { ...row, path: withQuery(path, rest) }, {})
}

/**
 * The path, and the members that it did not take. A resource says itself where it is: its `id`
 * stands for the last parameter.
 */
function filled(
  id: string,
  { method, path }: Row,
  where: Members,
  hasOwnId = method !== 'POST',
): [path: string, rest: [string, unknown][]] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const last = hasOwnId ? names.at(-1) : undefined
  const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = where[name] ?? (name === last ? where['id'] : undefined)
    if (typeof value !== 'string' || value === '') throw new TypeError(`${id} needs ${name}`)
    return encodeURIComponent(value)
  })
  return [address, Object.entries(where).filter(([name]) => !names.includes(name))]
}

function withQuery(path: string, members: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of members) {
    if (value === undefined) continue
    if (name === 'fields' && Array.isArray(value)) query.set(name, value.join(','))
    else for (const one of [value].flat()) query.append(name, String(one))
  }
  if (query.size === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

const WISHES = ['dryRun', 'detach', 'cascade', 'plan'] as const

interface Unsent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly isRead: boolean
}

function requestOf(operation: string, unsent: Unsent, given: Options): SentRequest {
  const { method, path, body, isRead } = unsent
  const wishes = WISHES.filter((name) => given[name]).map((name) => [name, given[name]] as const)
  const isWrite = !isRead && !given.dryRun
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  return {
    operation,
    method,
    path: withQuery(path, wishes),
    headers: {
      ...(isWrite ? { 'idempotency-key': given.idempotencyKey ?? crypto.randomUUID() } : {}),
      ...(given.ifMatch === undefined ? {} : { 'if-match': given.ifMatch }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

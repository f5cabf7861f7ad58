/**
 * One page of a list: what the query asks for, in the order of ids.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Kind } from '../model/kind.ts'
import { filterNames } from '../model/kind-fields.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import type { QueryParameter } from './endpoint.ts'

export const PAGE_SIZE_DEFAULT = 50
export const PAGE_SIZE_MAX = 500

const TEXT = { type: 'string' }

export const listParameters = (kind: Kind): QueryParameter[] => [
  {
    name: 'pageSize',
    doc: `Most items of a page; more than ${PAGE_SIZE_MAX} is taken as ${PAGE_SIZE_MAX}.`,
    schema: { type: 'integer', minimum: 1, default: PAGE_SIZE_DEFAULT },
  },
  { name: 'pageToken', doc: '`nextPageToken` of the page before.', schema: TEXT },
  { name: 'name', doc: 'Only the resource of this name.', schema: TEXT },
  {
    name: 'tag',
    doc: 'Only resources with this tag: `key` or `key:value`. May be repeated: all must fit.',
    schema: { type: 'array', items: TEXT },
  },
  ...filterNames(kind).map((name) => ({
    name,
    doc: `Only resources with this \`${name}\`.`,
    schema: TEXT,
  })),
]

export interface Page {
  readonly items: readonly StoredResource[]
  readonly nextPageToken?: string
}

export function pageOf(
  kind: Kind,
  items: readonly StoredResource[],
  query: URLSearchParams,
): Result<Page, Problem> {
  const size = pageSize(query)
  if (!size.ok) return size
  const after = readToken(query)
  if (!after.ok) return after
  const wanted = items.filter((item) => item.id > after.value && fits(kind, item, query))
  const page = wanted.slice(0, size.value)
  const last = page.at(-1)
  if (last === undefined || wanted.length === page.length) return ok({ items: page })
  return ok({ items: page, nextPageToken: writeToken(last.id, query) })
}

function parameterProblem(code: ProblemCode, parameter: string, detail: string): Problem {
  return { code, detail, errors: [{ parameter, code, detail }] }
}

function pageSize(query: URLSearchParams): Result<number, Problem> {
  const text = query.get('pageSize')
  if (text === null) return ok(PAGE_SIZE_DEFAULT)
  if (/^[1-9]\d{0,8}$/.test(text)) return ok(Math.min(Number(text), PAGE_SIZE_MAX))
  const detail = '`pageSize` is a whole number from 1 on.'
  return fail(parameterProblem('parameter_invalid', 'pageSize', detail))
}

function fits(kind: Kind, item: StoredResource, query: URLSearchParams): boolean {
  const members = ['name', ...filterNames(kind)].every((name) => {
    const wanted = query.get(name)
    const value = item[name]
    if (wanted === null) return true
    return Array.isArray(value) ? value.map(String).includes(wanted) : String(value) === wanted
  })
  return members && query.getAll('tag').every((tag) => hasTag(item, tag))
}

function hasTag(item: StoredResource, wanted: string): boolean {
  const tags = (item['tags'] ?? {}) as Readonly<Record<string, string>>
  const colon = wanted.indexOf(':')
  if (colon < 0) return Object.hasOwn(tags, wanted)
  return tags[wanted.slice(0, colon)] === wanted.slice(colon + 1)
}

/** A token goes on in the list that it came from, and in no other. It holds nothing but this. */
const listOf = (query: URLSearchParams): string => {
  const rest = [...query].filter(([name]) => name !== 'pageToken' && name !== 'pageSize')
  return JSON.stringify(rest.sort())
}

const writeToken = (after: string, query: URLSearchParams): string =>
  btoa(encodeURIComponent(JSON.stringify([after, listOf(query)]))).replace(/=+$/, '')

function readToken(query: URLSearchParams): Result<string, Problem> {
  const token = query.get('pageToken')
  if (token === null) return ok('')
  const parts = decodeToken(token)
  if (parts === undefined) {
    const detail = '`pageToken` is the `nextPageToken` of another page, unchanged.'
    return fail(parameterProblem('parameter_invalid', 'pageToken', detail))
  }
  const [after, list] = parts
  if (list === listOf(query)) return ok(after)
  const detail = 'The token belongs to a list with other parameters.'
  return fail(parameterProblem('page_token_mismatch', 'pageToken', detail))
}

function decodeToken(token: string): readonly [string, string] | undefined {
  try {
    const parts: unknown = JSON.parse(decodeURIComponent(atob(token)))
    if (!Array.isArray(parts) || parts.length !== 2) return undefined
    const [after, list] = parts
    return typeof after === 'string' && typeof list === 'string' ? [after, list] : undefined
  } catch {
    return undefined
  }
}

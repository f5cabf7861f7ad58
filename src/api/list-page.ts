/**
 * One page of a list: what the query asks for, in the order of ids.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Kind } from '../model/kind.ts'
import { type Filter, filtersOf } from '../model/kind-fields.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'
import type { QueryParameter } from './endpoint.ts'
import type { Query } from './query.ts'

export const PAGE_SIZE_DEFAULT = 50
export const PAGE_SIZE_MAX = 500

const TAGS_MAX = 20

/** A key and a value of a tag, and the colon between them. */
const TAG: QueryParameter['shape'] = { type: 'string', maxLength: 128 + 1 + 256 }

export const listParameters = (kind: Kind): QueryParameter[] => [
  {
    name: 'pageSize',
    doc: `Most items of a page; more than ${PAGE_SIZE_MAX} is taken as ${PAGE_SIZE_MAX}.`,
    shape: { type: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER },
    default: PAGE_SIZE_DEFAULT,
  },
  {
    name: 'pageToken',
    doc: '`nextPageToken` of the page before.',
    shape: { type: 'string', maxLength: 1024 },
  },
  {
    name: 'tag',
    doc: 'Only resources with this tag: `key` or `key:value`. May be repeated: all must fit.',
    shape: { type: 'list', of: TAG, minItems: 1, maxItems: TAGS_MAX },
    form: 'repeated',
  },
  ...filtersOf(kind).map(({ name, shape }) => ({
    name,
    doc: `Only resources with this \`${name}\`.`,
    shape,
  })),
]

export interface Page {
  readonly items: readonly StoredResource[]
  readonly nextPageToken?: string
}

export function pageOf(
  kind: Kind,
  items: readonly StoredResource[],
  query: Query,
): Result<Page, Problem> {
  const size = Math.min(Number(query['pageSize'] ?? PAGE_SIZE_DEFAULT), PAGE_SIZE_MAX)
  const after = readToken(query)
  if (!after.ok) return after
  const fits = fitting(kind, query)
  const wanted = items.filter((item) => item.id > after.value && fits(item))
  const page = wanted.slice(0, size)
  const last = page.at(-1)
  if (last === undefined || wanted.length === page.length) return ok({ items: page })
  return ok({ items: page, nextPageToken: writeToken(last.id, query) })
}

function fitting(kind: Kind, query: Query): (item: StoredResource) => boolean {
  const asked = filtersOf(kind).filter(({ name }) => query[name] !== undefined)
  const tags = (query['tag'] ?? []) as readonly string[]
  return (item) =>
    asked.every((filter) => valuesAt(item, filter).includes(query[filter.name])) &&
    tags.every((tag) => hasTag(item, tag))
}

/** All values of a member, also inside of lists. */
const valuesAt = (item: StoredResource, { path }: Filter): unknown[] =>
  path.reduce<unknown[]>(
    (values, member) =>
      values.flatMap((value) =>
        typeof value === 'object' && value !== null
          ? (value as Readonly<Record<string, unknown>>)[member]
          : [],
      ),
    [item],
  )

function hasTag(item: StoredResource, wanted: string): boolean {
  const tags = (item['tags'] ?? {}) as Readonly<Record<string, string>>
  const colon = wanted.indexOf(':')
  if (colon < 0) return Object.hasOwn(tags, wanted)
  return tags[wanted.slice(0, colon)] === wanted.slice(colon + 1)
}

function parameterProblem(code: ProblemCode, parameter: string, detail: string): Problem {
  return { code, detail, errors: [{ parameter, code, detail }] }
}

/** A token goes on in the list that it came from, and in no other. It holds nothing but this. */
const listOf = ({ pageToken: _token, pageSize: _size, ...rest }: Query): string =>
  canonicalJson(rest)

const writeToken = (after: string, query: Query): string =>
  btoa(encodeURIComponent(JSON.stringify([after, listOf(query)]))).replace(/=+$/, '')

function readToken(query: Query): Result<string, Problem> {
  const token = query['pageToken']
  if (token === undefined) return ok('')
  const parts = decodeToken(String(token))
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

/**
 * One page of a list: what the query asks for, in the order of ids.
 *
 * @module
 */
import type { Kind } from '../model/kind.ts'
import { type Filter, filtersOf } from '../model/kind-fields.ts'
import type { StoredResource } from '../store/chain.ts'
import type { QueryParameter } from './endpoint.ts'
import type { Query } from './query.ts'
import { fieldsParameter } from './selection.ts'

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
    doc: '`nextPageToken` of the page before. Later pages show the list as it was on the first.',
    shape: { type: 'string', maxLength: 1024 },
  },
  {
    name: 'tag',
    doc: 'Only resources with this tag: `key` or `key:value`. May be repeated: all must fit.',
    shape: { type: 'list', of: TAG, minItems: 1, maxItems: TAGS_MAX },
    form: 'repeated',
  },
  fieldsParameter(kind),
  ...filtersOf(kind).map(({ name, shape }) => ({
    name,
    doc: `Only resources with this \`${name}\`.`,
    shape,
  })),
]

export interface Page {
  readonly items: readonly StoredResource[]
  /** Id after which the next page begins; absent on the last page. */
  readonly last?: string
}

export function pageOf(
  kind: Kind,
  items: readonly StoredResource[],
  { query, after = '' }: { readonly query: Query; readonly after?: string },
): Page {
  const size = Math.min(Number(query['pageSize'] ?? PAGE_SIZE_DEFAULT), PAGE_SIZE_MAX)
  const fits = fitting(kind, query)
  const page: StoredResource[] = []
  for (const item of items) {
    if (item.id <= after || !fits(item)) continue
    const last = page.at(-1)
    if (last !== undefined && page.length === size) return { items: page, last: last.id }
    page.push(item)
  }
  return { items: page }
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
    (values, member) => values.flatMap((value) => membersOf(value, member)),
    [item],
  )

function membersOf(value: unknown, member: string): unknown {
  if (typeof value !== 'object' || value === null) return []
  return (value as Readonly<Record<string, unknown>>)[member]
}

function hasTag(item: StoredResource, wanted: string): boolean {
  const tags = (item['tags'] ?? {}) as Readonly<Record<string, string>>
  const colon = wanted.indexOf(':')
  if (colon < 0) return Object.hasOwn(tags, wanted)
  return tags[wanted.slice(0, colon)] === wanted.slice(colon + 1)
}

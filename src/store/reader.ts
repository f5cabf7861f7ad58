import { ok, type Result } from '../base/result.ts'
import { type Pacing, retryRead } from './retry.ts'
import type { StoreFailure } from './store.ts'
import type { Item, Key, Table, TableQuery } from './table.ts'

/** A table's reads, repeated while they fail, and whole where the table gives pages. */
export interface Reader {
  get(key: Key): Promise<Result<Item | undefined, StoreFailure>>
  /** All items of the query, or its first `limit`. */
  items(query: TableQuery): Promise<Result<readonly Item[], StoreFailure>>
}

export const reader = (table: Table, pacing: Pacing): Reader => ({
  get: (key) => retryRead(pacing, () => table.get(key)),

  async items(query) {
    const items: Item[] = []
    let rest: TableQuery | undefined = query
    while (rest) {
      const asked: TableQuery = rest
      const page = await retryRead(pacing, () => table.query(asked))
      if (!page.ok) return page
      items.push(...page.value.items)
      rest = page.value.more ? following(query, items) : undefined
    }
    return ok(items)
  },
})

function following(query: TableQuery, items: readonly Item[]): TableQuery | undefined {
  const last = items.at(-1)
  if (!last) return undefined
  if (query.limit === undefined) return { ...query, after: last.key.sk }
  const limit = query.limit - items.length
  return limit > 0 ? { ...query, after: last.key.sk, limit } : undefined
}

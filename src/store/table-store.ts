import { ok } from '../base/result.ts'
import { type ChainCache, chainCache } from './chain-cache.ts'
import { commit } from './commit.ts'
import { type Hash, sha256Hash } from './digest.ts'
import { readClaimItem } from './item/claim-item.ts'
import { readIdempotencyItem } from './item/idempotency-item.ts'
import { readLogItem } from './item/log-item.ts'
import {
  chainPartition,
  idempotencyKey,
  logPartition,
  logSortKey,
  PING_KEY,
  poolPartition,
} from './keys.ts'
import { loadChain } from './load.ts'
import { loadAt } from './load-at.ts'
import { loadHead } from './load-head.ts'
import { loadResource } from './load-resource.ts'
import { reader } from './reader.ts'
import { rehearse } from './rehearse.ts'
import type { Pacing } from './retry.ts'
import type { Store } from './store.ts'
import type { Table } from './table.ts'

export interface TableStoreParts {
  readonly table: Table
  readonly pacing: Pacing
  /** SHA-256 unless a simulation needs one that never yields to other threads. */
  readonly hash?: Hash
  /** What is remembered between requests; absent: as much as a Worker has room for. */
  readonly cache?: ChainCache
}

/** The store over any table: DynamoDB's and the simulated one differ only beneath this. */
export function tableStore(parts: TableStoreParts): Store {
  const { table, pacing, hash = sha256Hash, cache = chainCache() } = parts
  const reads = reader(table, pacing)
  const deps = { table, pacing, hash, cache, reader: reads }
  return {
    load: (scope, chain) => loadChain(deps, scope, chain),
    recall: (scope, chain) => cache.find(chainPartition(scope, chain)),
    loadAt: (scope, chain, version) => loadAt(deps, scope, { chain, version }),
    resource: (scope, chain, id) => loadResource(deps, scope, { chain, id }),
    head: (scope, chain) => loadHead(reads, scope, chain),
    commit: (scope, write) => commit(deps, scope, write),
    rehearse: (scope, write) => rehearse(deps, scope, write),

    async idempotency(scope, key, nowMs) {
      const item = await reads.get(idempotencyKey(scope, key))
      if (!item.ok) return item
      const record = item.value && readIdempotencyItem(item.value)
      return ok(record && record.expiresAtMs > nowMs ? record : undefined)
    },

    async claims(scope, pool) {
      const items = await reads.items({ pk: poolPartition(scope, pool) })
      return items.ok ? ok(items.value.map((item) => readClaimItem(pool, item))) : items
    },

    async log(scope, chain, { after, limit }) {
      const pk = logPartition(scope, chain)
      const items = await reads.items({ pk, after: logSortKey(after), limit })
      return items.ok ? ok(items.value.map((item) => readLogItem(chain, item))) : items
    },

    async ping() {
      return (await table.get(PING_KEY)).ok
    },
  }
}

/**
 * A chain's head and its log, as they are stored.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainHead, emptyChain } from './chain.ts'
import { headAfter, readLogItem } from './item/log-item.ts'
import { readVersionItem } from './item/version-item.ts'
import { logPartition, logSortKey, versionKey } from './keys.ts'
import type { Reader } from './reader.ts'
import type { LogEntry, StoreFailure } from './store.ts'

/** The chain's version item, or what the log says where there is none. */
export async function loadHead(
  reader: Reader,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainHead, StoreFailure>> {
  const item = await reader.get(versionKey(scope, chain))
  if (!item.ok) return item
  if (item.value) return ok(readVersionItem(chain, item.value))
  return headFromLog(reader, scope, chain)
}

/** Of a chain without resources, which has no version item. */
export async function headFromLog(
  reader: Reader,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainHead, StoreFailure>> {
  const last = await reader.items({ pk: logPartition(scope, chain), isBackward: true, limit: 1 })
  if (!last.ok) return last
  const [item] = last.value
  return ok(item ? headAfter(readLogItem(chain, item)) : emptyChain(chain))
}

/** All that followed a version. */
export async function logAfter(
  reader: Reader,
  scope: TenantScope,
  { chain, version }: Pick<ChainHead, 'chain' | 'version'>,
): Promise<Result<readonly LogEntry[], StoreFailure>> {
  const pk = logPartition(scope, chain)
  const items = await reader.items({ pk, after: logSortKey(version) })
  return items.ok ? ok(items.value.map((item) => readLogItem(chain, item))) : items
}

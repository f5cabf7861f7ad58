/**
 * Loading a chain at one version.
 *
 * A query of many pages is no snapshot: a transaction can land between two pages, or be half visible.
 * The digest in the version item tells; comparing versions before and after would not, because a
 * transaction's items become visible one by one. A torn load is carried forward with the log, and
 * repeated where that does not help.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import { SortedMap } from '../base/sorted-map.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { carryForward, type Read } from './carry-forward.ts'
import { type Chain, type ChainHead, type ChainState, emptyChain } from './chain.ts'
import { countsOf } from './content.ts'
import { digestSum, type Hash, hashedText } from './digest.ts'
import { headAfter, readLogItem } from './item/log-item.ts'
import { readResource, readResourceBody } from './item/resource-item.ts'
import { readVersionItem } from './item/version-item.ts'
import { chainPartition, logPartition, logSortKey, VERSION_SORT_KEY, versionKey } from './keys.ts'
import type { Reader } from './reader.ts'
import { ATTEMPTS_MAX, type Pacing, pauseBefore } from './retry.ts'
import type { LogEntry, StoreFailure } from './store.ts'
import type { Item } from './table.ts'

export interface LoadDeps {
  readonly reader: Reader
  readonly pacing: Pacing
  readonly hash: Hash
}

export async function loadChain(
  deps: LoadDeps,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainState, StoreFailure>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    await pauseBefore(deps.pacing, attempt)
    const state = await loadOnce(deps, scope, chain)
    if (!state.ok) return state
    if (state.value) return ok(state.value)
  }
  return fail({ kind: 'corrupt', chain })
}

/** Undefined: what was read is not one version. */
async function loadOnce(
  deps: LoadDeps,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainState | undefined, StoreFailure>> {
  const items = await deps.reader.items({ pk: chainPartition(scope, chain) })
  if (!items.ok) return items
  const version = items.value.find((item) => item.key.sk === VERSION_SORT_KEY)
  const head = version
    ? ok(readVersionItem(chain, version))
    : await headFromLog(deps.reader, scope, chain)
  if (!head.ok) return head
  const read = await readOf(
    deps.hash,
    items.value.filter((item) => item !== version),
  )
  if (digestSum([...read.values()].map((one) => one.hash)) === head.value.digest) {
    const entries = [...read].map(([id, { body }]) => [id, readResource(body)] as const)
    const resources = SortedMap.of(entries)
    return ok({ ...head.value, counts: countsOf(resources), resources })
  }
  const later = await logAfter(deps.reader, scope, head.value)
  return later.ok ? ok(await carryForward(deps.hash, read, later.value)) : later
}

async function readOf(hash: Hash, items: readonly Item[]): Promise<Read> {
  const bodies = items.map(readResourceBody)
  const hashes = await hash(items.map((item, i) => hashedText(item.key.sk, bodies[i] ?? '')))
  return new Map(
    items.map((item, i) => [item.key.sk, { body: bodies[i] ?? '', hash: hashes[i] ?? 0n }]),
  )
}

export async function logAfter(
  reader: Reader,
  scope: TenantScope,
  { chain, version }: Pick<ChainHead, 'chain' | 'version'>,
): Promise<Result<readonly LogEntry[], StoreFailure>> {
  const pk = logPartition(scope, chain)
  const items = await reader.items({ pk, after: logSortKey(version) })
  return items.ok ? ok(items.value.map((item) => readLogItem(chain, item))) : items
}

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

async function headFromLog(
  reader: Reader,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainHead, StoreFailure>> {
  const last = await reader.items({ pk: logPartition(scope, chain), isBackward: true, limit: 1 })
  if (!last.ok) return last
  const [item] = last.value
  return ok(item ? headAfter(readLogItem(chain, item)) : emptyChain(chain))
}

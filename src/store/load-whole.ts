/**
 * Loading a chain from its items, at one version.
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
import type { Chain, ChainState } from './chain.ts'
import { countsOf } from './content.ts'
import { digestSum, type Hash, hashedText } from './digest.ts'
import { readResource, readResourceBody } from './item/resource-item.ts'
import { readVersionItem } from './item/version-item.ts'
import { chainPartition, VERSION_SORT_KEY } from './keys.ts'
import type { LoadDeps } from './load-deps.ts'
import { headFromLog, logAfter } from './load-head.ts'
import { ATTEMPTS_MAX, pauseBefore } from './retry.ts'
import type { StoreFailure } from './store.ts'
import type { Item } from './table.ts'

export async function loadWhole(
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

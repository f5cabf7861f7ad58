import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { Chain } from '../store/chain.ts'
import type { ClaimRecord } from '../store/claim.ts'
import type { Store, StoreFailure } from '../store/store.ts'
import { firstReads, furtherReads, poolsOf, type Subject } from './reads.ts'
import { loadChains, type View, viewOf } from './view.ts'

/** What a write decides on, and which of the chains must not have moved when it is committed. */
export interface Observation {
  readonly view: View
  readonly guarded: readonly Chain[]
}

export async function observe(
  store: Store,
  scope: TenantScope,
  subject: Subject,
): Promise<Result<Observation, StoreFailure>> {
  const { guarded, seen } = firstReads(subject)
  const first = await loadChains(store, scope, [...guarded, ...seen])
  if (!first.ok) return first
  const firstView = viewOf(first.value)
  const further = furtherReads(subject, firstView)
  const rest = await loadChains(store, scope, further)
  if (!rest.ok) return rest
  const taken = new Map<string, readonly ClaimRecord[]>()
  for (const pool of poolsOf(subject, firstView)) {
    const listed = await store.claims(scope, pool)
    if (!listed.ok) return listed
    taken.set(pool.subnetId, listed.value)
  }
  const view = viewOf([...first.value, ...rest.value], taken)
  return ok({ view, guarded: [...guarded, ...further] })
}

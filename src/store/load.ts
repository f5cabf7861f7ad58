import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { Chain, ChainState } from './chain.ts'
import { chainPartition } from './keys.ts'
import type { LoadDeps } from './load-deps.ts'
import { loadWhole } from './load-whole.ts'
import { refresh } from './refresh.ts'
import type { StoreFailure } from './store.ts'

/** What is known already is asked for its head alone, and brought up to date where that is newer. */
export async function loadChain(
  deps: LoadDeps,
  scope: TenantScope,
  chain: Chain,
): Promise<Result<ChainState, StoreFailure>> {
  const partition = chainPartition(scope, chain)
  const known = deps.cache.find(partition)
  const current = known === undefined ? ok(undefined) : await refresh(deps, scope, known)
  if (!current.ok) return current
  const { value } = current
  const state = value === undefined ? await loadWhole(deps, scope, chain) : ok(value)
  if (state.ok) deps.cache.keep(partition, state.value)
  else deps.cache.drop(partition)
  return state
}

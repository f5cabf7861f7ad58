import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainState, chainName } from './chain.ts'
import type { Store, StoreFailure } from './store.ts'

/** Each round reloads only chains that were behind, so more rounds mean a writer as fast as we are. */
const ROUNDS_MAX = 8

/**
 * Several chains as they were together: none is older than a version that another one has seen.
 * Load the VPCs of a tenant together with its tenant chain, and believe the tenant chain which VPCs exist.
 */
export async function loadCut(
  store: Store,
  scope: TenantScope,
  chains: readonly Chain[],
): Promise<Result<readonly ChainState[], StoreFailure>> {
  const states = new Map<string, ChainState>()
  let wanted = chains
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const loaded = await Promise.all(wanted.map((chain) => store.load(scope, chain)))
    for (const state of loaded) {
      if (!state.ok) return state
      states.set(chainName(state.value.chain), state.value)
    }
    wanted = chains.filter((chain) => isBehind(chain, states))
    if (wanted.length === 0) return ok([...states.values()])
  }
  return fail({ kind: 'unavailable', detail: 'the chains change faster than they load' })
}

function isBehind(chain: Chain, states: ReadonlyMap<string, ChainState>): boolean {
  const name = chainName(chain)
  const version = states.get(name)?.version ?? 0
  return [...states.values()].some((state) => (state.seen[name] ?? 0) > version)
}

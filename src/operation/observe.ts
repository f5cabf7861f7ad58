import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainState, chainName } from '../store/chain.ts'
import type { ClaimRecord } from '../store/claim.ts'
import type { Store, StoreFailure } from '../store/store.ts'
import { firstReads, furtherReads, poolsOf, type Subject } from './reads.ts'
import { loadChains, type View, viewOf } from './view.ts'

/** What a write decides on, and which of the chains must not have moved when it is committed. */
export interface Observation {
  readonly view: View
  readonly guarded: readonly Chain[]
  /** False: some of it was remembered. It was so once, and the commit tells whether it still is. */
  readonly isCurrent: boolean
}

export interface Look {
  /** Spares the reads of chains that the store remembers. */
  readonly mayRemember: boolean
  /** Lists the pools too, with what cools in them: chains show only what has an owner. */
  readonly listsPools: boolean
}

export async function observe(
  store: Store,
  scope: TenantScope,
  subject: Subject,
  look: Look,
): Promise<Result<Observation, StoreFailure>> {
  const { guarded, seen } = firstReads(subject)
  const remembered = new Set<ChainState>()
  const read = async (chains: readonly Chain[]) => {
    const known = look.mayRemember ? recalled(store, scope, chains) : []
    for (const state of known) remembered.add(state)
    const names = new Set(known.map(({ chain }) => chainName(chain)))
    const rest = chains.filter((chain) => !names.has(chainName(chain)))
    const loaded = rest.length === 0 ? ok([]) : await loadChains(store, scope, rest)
    return loaded.ok ? ok([...known, ...loaded.value]) : loaded
  }
  const first = await read(distinct([...guarded, ...seen]))
  if (!first.ok) return first
  const further = distinct(furtherReads(subject, viewOf(first.value)))
  const rest = await read(further)
  if (!rest.ok) return rest
  const states = [...first.value, ...rest.value]
  if (remembered.size > 0 && isTorn(states)) {
    return await observe(store, scope, subject, { ...look, mayRemember: false })
  }
  const taken = look.listsPools ? await listPools(store, scope, subject, states) : ok(NONE_TAKEN)
  if (!taken.ok) return taken
  const isCurrent = remembered.size === 0
  return ok({ view: viewOf(states, taken.value), guarded: [...guarded, ...further], isCurrent })
}

type Taken = ReadonlyMap<string, readonly ClaimRecord[]>

const NONE_TAKEN: Taken = new Map()

const distinct = (chains: readonly Chain[]): Chain[] => [
  ...new Map(chains.map((chain) => [chainName(chain), chain])).values(),
]

/** The platform's chain is never guarded, so nothing would tell that it has moved: it is always read. */
const recalled = (store: Store, scope: TenantScope, chains: readonly Chain[]): ChainState[] =>
  chains.flatMap((chain) => (chain.kind === 'platform' ? [] : (store.recall(scope, chain) ?? [])))

/** Whether some chain is older than another one has seen it: then they were never so together. */
function isTorn(states: readonly ChainState[]): boolean {
  const versions = new Map(states.map(({ chain, version }) => [chainName(chain), version]))
  return states.some(({ seen }) =>
    Object.entries(seen).some(([name, version]) => (versions.get(name) ?? version) < version),
  )
}

async function listPools(
  store: Store,
  scope: TenantScope,
  subject: Subject,
  states: readonly ChainState[],
): Promise<Result<Taken, StoreFailure>> {
  const taken = new Map<string, readonly ClaimRecord[]>()
  for (const pool of poolsOf(subject, viewOf(states))) {
    const listed = await store.claims(scope, pool)
    if (!listed.ok) return listed
    taken.set(pool.subnetId, listed.value)
  }
  return ok(taken)
}

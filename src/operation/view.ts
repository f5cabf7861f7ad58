import { ok, type Result } from '../base/result.ts'
import { listAfter } from '../model/grouped-by.ts'
import { DEFAULT_FABRIC } from '../model/kind/fabric.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainState, chainName, type StoredResource } from '../store/chain.ts'
import type { ClaimRecord } from '../store/claim.ts'
import type { Store, StoreFailure } from '../store/store.ts'
import type { Changes } from './plan.ts'
import { listsIn, snapshotAfter, snapshotOf } from './snapshot-of.ts'

/** All that a decision sees: some chains, each whole and at one version, as one network. */
export interface View {
  /** By name. */
  readonly chains: ReadonlyMap<string, ChainState>
  readonly network: Snapshot
  /** What is taken in pools that were listed, by the id of the pool's subnet. */
  readonly taken: ReadonlyMap<string, readonly ClaimRecord[]>
  find(id: string): StoredResource | undefined
  all(): readonly StoredResource[]
}

/** Stands until somebody changes it; only then is it stored. */
const DEFAULT_FABRIC_STORED: StoredResource = {
  ...DEFAULT_FABRIC,
  kind: 'fabric',
  revision: 1,
  createdAt: '1970-01-01T00:00:00.000Z',
  updatedAt: '1970-01-01T00:00:00.000Z',
}

const networks = new WeakMap<ChainState, ReturnType<typeof listsIn>>()

/** A chain at one version never changes, so its lists are put together once, however often it is looked at. */
function networkOf(state: ChainState): ReturnType<typeof listsIn> {
  const known = networks.get(state)
  if (known !== undefined) return known
  const own = listsIn(state.resources)
  const network = lacksDefault(state) ? { ...own, fabrics: withDefault(own['fabrics'] ?? []) } : own
  networks.set(state, network)
  return network
}

const lacksDefault = ({ chain, resources }: ChainState): boolean =>
  chain.kind === 'platform' && !resources.has(DEFAULT_FABRIC.id)

const withDefault = (fabrics: readonly StoredResource[]): readonly StoredResource[] =>
  listAfter(fabrics, { gone: [], come: [DEFAULT_FABRIC_STORED] })

export function viewOf(
  states: readonly ChainState[],
  taken: View['taken'] = new Map<string, readonly ClaimRecord[]>(),
): View {
  return {
    chains: new Map(states.map((state) => [chainName(state.chain), state])),
    network: snapshotOf(states.map(networkOf)),
    taken,
    find: (id) => findIn(states, id),
    all: () => [
      ...(states.some(lacksDefault) ? [DEFAULT_FABRIC_STORED] : []),
      ...states.flatMap(({ resources }) => [...resources.values()]),
    ],
  }
}

function findIn(states: readonly ChainState[], id: string): StoredResource | undefined {
  for (const { resources } of states) {
    const found = resources.get(id)
    if (found !== undefined) return found
  }
  const isDefault =
    id === DEFAULT_FABRIC.id && states.some(({ chain }) => chain.kind === 'platform')
  return isDefault ? DEFAULT_FABRIC_STORED : undefined
}

/** The view as it will be once the changes are made; chains and pools are those of before. */
export function viewAfter(view: View, changes: Pick<Changes, 'puts' | 'deletes'>): View {
  const { puts, deletes } = changes
  const made = new Map(puts.map((one) => [one.id, one]))
  const gone = new Set(deletes.map(({ id }) => id))
  const isStill = ({ id }: StoredResource): boolean => !made.has(id) && !gone.has(id)
  return {
    ...view,
    network: snapshotAfter(view.network, changes),
    find: (id) => made.get(id) ?? (gone.has(id) ? undefined : view.find(id)),
    all: () => [...view.all().filter(isStill), ...puts],
  }
}

/** Loads what is not there yet. */
export async function loadChains(
  store: Store,
  scope: TenantScope,
  wanted: readonly Chain[],
): Promise<Result<readonly ChainState[], StoreFailure>> {
  const distinct = [...new Map(wanted.map((chain) => [chainName(chain), chain])).values()]
  const loaded = await Promise.all(distinct.map((chain) => store.load(scope, chain)))
  const states: ChainState[] = []
  for (const one of loaded) {
    if (!one.ok) return one
    states.push(one.value)
  }
  return ok(states)
}

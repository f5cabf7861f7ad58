/**
 * Everything of a tenant at one moment.
 *
 * Each chain is loaded at a version of its own. A chain that was written with the effect of a newer
 * version of another one shows that the other was loaded too early; then that one is loaded again.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainHead, type ChainState, chainName } from '../store/chain.ts'
import type { Store, StoreFailure } from '../store/store.ts'
import { loadChains } from './view.ts'

const OWN: readonly Chain[] = [{ kind: 'platform' }, { kind: 'tenant' }]

/** More races than that in a row do not happen; the last cut is as good as the store can give. */
const ROUNDS_MAX = 4

/** The platform's and the tenant's chains, which say which VPCs there are. */
export const loadOwn = (
  store: Store,
  scope: TenantScope,
): Promise<Result<readonly ChainState[], StoreFailure>> => loadChains(store, scope, OWN)

export const vpcChains = (own: readonly ChainState[]): Chain[] =>
  own
    .flatMap(({ resources }) => [...resources.values()])
    .filter(({ kind }) => kind === 'vpc')
    .map(({ id }) => ({ kind: 'vpc', vpcId: id }))

/** Heads of the VPCs' chains: enough to know whether anything changed. */
export async function loadHeads(
  store: Store,
  scope: TenantScope,
  chains: readonly Chain[],
): Promise<Result<readonly ChainHead[], StoreFailure>> {
  const heads: ChainHead[] = []
  for (const one of await Promise.all(chains.map((chain) => store.head(scope, chain)))) {
    if (!one.ok) return one
    heads.push(one.value)
  }
  return ok(heads)
}

export async function loadCut(
  store: Store,
  scope: TenantScope,
): Promise<Result<readonly ChainState[], StoreFailure>> {
  let cut = new Map<string, ChainState>()
  let wanted: readonly Chain[] = OWN
  for (let round = 0; round < ROUNDS_MAX && wanted.length > 0; round++) {
    const loaded = await loadChains(store, scope, wanted)
    if (!loaded.ok) return loaded
    cut = new Map([...cut, ...loaded.value.map((one) => [chainName(one.chain), one] as const)])
    wanted = [...missing(cut), ...tooEarly(cut)]
  }
  return ok([...cut.values()])
}

const missing = (cut: ReadonlyMap<string, ChainState>): Chain[] =>
  vpcChains([...cut.values()]).filter((chain) => !cut.has(chainName(chain)))

const tooEarly = (cut: ReadonlyMap<string, ChainState>): Chain[] => {
  const newest = new Map<string, number>()
  for (const { seen } of cut.values()) {
    for (const [name, version] of Object.entries(seen)) {
      newest.set(name, Math.max(version, newest.get(name) ?? 0))
    }
  }
  return [...cut.values()]
    .filter(({ chain, version }) => version < (newest.get(chainName(chain)) ?? 0))
    .map(({ chain }) => chain)
}

/** Equal stamps are equal networks. */
export const stampOf = (tenantId: string, heads: readonly ChainHead[]): string =>
  [
    tenantId,
    ...heads.map(({ chain, version, digest }) => `${chainName(chain)}@${version}:${digest}`).sort(),
  ].join(' ')

/** A digest is a sum, so that of all chains together is the sum of theirs. */
export const digestOf = (heads: readonly ChainHead[]): string =>
  BigInt.asUintN(
    128,
    heads.reduce((sum, { digest }) => sum + BigInt(`0x${digest}`), 0n),
  )
    .toString(16)
    .padStart(32, '0')

export const versionsOf = (heads: readonly ChainHead[]): Readonly<Record<string, number>> =>
  Object.fromEntries(heads.map(({ chain, version }) => [chainName(chain), version]))

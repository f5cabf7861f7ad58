/**
 * Chains: the units of consistency.
 *
 * A chain is a partition with a version and a digest of its own. Each write makes the next version
 * of every chain that it changes, and no chain ever skips a version.
 *
 * @module
 */
import { SortedMap } from '../base/sorted-map.ts'

/** What the platform owns, what a tenant owns above its VPCs, or what one VPC holds. */
export type Chain =
  | { readonly kind: 'platform' }
  | { readonly kind: 'tenant' }
  | { readonly kind: 'vpc'; readonly vpcId: string }

/** A chain's name within what one tenant scope can see. */
export const chainName = (chain: Chain): string => (chain.kind === 'vpc' ? chain.vpcId : chain.kind)

/** Flat JSON. A put raises `revision`; the store's caller counts it. */
export interface StoredResource {
  readonly id: string
  readonly kind: string
  readonly revision: number
  readonly [field: string]: unknown
}

/** A chain at one version, without its resources. */
export interface ChainHead {
  readonly chain: Chain
  /** 0 when nothing was ever written. */
  readonly version: number
  /** 32 hex digits that stand for the exact resources of this version; zeros stand for none. */
  readonly digest: string
  /** When this version was made; never before the version that it follows. 0 at version 0. */
  readonly changedAtMs: number
  /** Live resources per kind; a kind without any is absent. */
  readonly counts: Readonly<Record<string, number>>
  /** Versions, by chain name, of which this one has seen the effect: an answer across chains needs at least these. */
  readonly seen: Readonly<Record<string, number>>
}

/** By id, in order of ids. */
export type Resources = SortedMap<StoredResource>

/** A chain at one version, whole: `resources` are exactly what `digest` stands for. */
export interface ChainState extends ChainHead {
  readonly resources: Resources
}

const NONE: Resources = SortedMap.of([])

/** The digest of a chain without resources. */
export const DIGEST_NONE = '0'.repeat(32)

/** The state to base the first write of a chain on. */
export const emptyChain = (chain: Chain): ChainState => ({
  chain,
  version: 0,
  digest: DIGEST_NONE,
  changedAtMs: 0,
  counts: {},
  seen: {},
  resources: NONE,
})

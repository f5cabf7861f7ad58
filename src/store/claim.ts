/**
 * Claims: values that at most one owner holds.
 *
 * A claim is taken and released inside the transaction of the resource that needs it. A released
 * value may cool: it stays taken until an instant, because data planes keep stale state for a while.
 *
 * @module
 */
import type { Chain } from './chain.ts'

/** Pools inside one tenant, small enough to be listed. */
export type ListedPool =
  /** `value` is an address, canonical text of either family. */
  | { readonly kind: 'address'; readonly vpcId: string; readonly subnetId: string }
  /** `value` is a MAC address, canonical text. */
  | { readonly kind: 'mac'; readonly vpcId: string }
  /** `value` is the name; unique among resources of one kind, below `parentId` where the kind has a parent. */
  | {
      readonly kind: 'name'
      readonly chain: Chain
      readonly resourceKind: string
      readonly parentId?: string
    }

/** Pools of the whole platform: too large to list, so they are probed by claiming. */
export type SharedPool =
  /** `value` is a VNI in decimal. */
  | { readonly kind: 'vni'; readonly fabricId: string }
  /** `value` is an address that the internet sees, canonical text. */
  | { readonly kind: 'publicAddress'; readonly fabricId: string }

export type ClaimPool = ListedPool | SharedPool

export interface Claim {
  readonly pool: ClaimPool
  readonly value: string
  /** Id of the resource that holds the value. Ids are never reused. */
  readonly owner: string
}

/** Gives `value` back; refused unless `owner` holds it. */
export interface Release extends Claim {
  /** How long nobody may claim it again; 0 frees it at once. */
  readonly coolMs: number
}

/** A claim as stored; with `freeAtMs` it is released and cooling, and free from that instant on. */
export interface ClaimRecord extends Claim {
  readonly freeAtMs?: number
}

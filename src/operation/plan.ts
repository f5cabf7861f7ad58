import type { StoredResource } from '../store/chain.ts'
import type { Claim, Release } from '../store/claim.ts'

/** What a write has decided on: done whole, or not at all. */
export interface Plan {
  readonly puts: readonly StoredResource[]
  readonly deletes: readonly StoredResource[]
  readonly claims: readonly PlannedClaim[]
  readonly releases: readonly Release[]
  /** What the answer shows; absent when it is gone. */
  readonly outcome?: StoredResource
}

export interface PlannedClaim extends Claim {
  /** True: we chose the value, so another one serves as well. */
  readonly isChosen: boolean
}

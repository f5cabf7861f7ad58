import type { StoredResource } from '../store/chain.ts'
import type { Claim, Release } from '../store/claim.ts'

/** What a write changes: done whole, or not at all. */
export interface Changes {
  readonly puts: readonly StoredResource[]
  readonly deletes: readonly StoredResource[]
  readonly claims: readonly PlannedClaim[]
  readonly releases: readonly Release[]
}

/** What a write has decided on. */
export interface Plan<O = StoredResource | undefined> extends Changes {
  /** What the answer shows; of a single resource undefined when it is gone. */
  readonly outcome: O
}

export interface PlannedClaim extends Claim {
  /** True: we chose the value, so another one serves as well. */
  readonly isChosen: boolean
}

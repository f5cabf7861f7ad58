/**
 * What the operations need of a database, and no more.
 *
 * `simulated` and `dynamo` pass the same contract suite (`test/store/contract.ts`). Reads are strongly
 * consistent. Nothing here throws because of a caller's input or of the network; see {@link StoreFailure}.
 *
 * @module
 */
import type { Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { Chain, ChainHead, ChainState, StoredResource } from './chain.ts'
import type { Claim, ClaimRecord, ListedPool, Release } from './claim.ts'

export interface Store {
  /**
   * The whole chain at the version that is current, or at one that becomes so while it is read. What was
   * read before is kept, so mostly this is one small read. Either way the digest proves the resources.
   */
  load(scope: TenantScope, chain: Chain): Promise<Result<ChainState, StoreFailure>>
  /**
   * The chain as it was when this store saw it last, without asking: good enough to base a write on, whose
   * conditions tell whether it has moved. Undefined where nothing is known.
   */
  recall(scope: TenantScope, chain: Chain): ChainState | undefined
  /**
   * The chain as it was when it had this version, proved by the digest that its log has of it.
   * Undefined: there is no such version yet, or the log does not reach back to it any more.
   */
  loadAt(
    scope: TenantScope,
    chain: Chain,
    version: number,
  ): Promise<Result<ChainState | undefined, StoreFailure>>
  /**
   * One resource of the chain as it is now: one small read. Its own hash is checked, so damage to it is
   * found; that it is missing against the chain's digest is not.
   */
  resource(
    scope: TenantScope,
    chain: Chain,
    id: string,
  ): Promise<Result<StoredResource | undefined, StoreFailure>>
  /** The chain's version and digest without its resources: one small read, for caches and ETags. */
  head(scope: TenantScope, chain: Chain): Promise<Result<ChainHead, StoreFailure>>
  /** Applies all of `write`, or none of it, in one transaction; gives the written chains in its order. */
  commit(
    scope: TenantScope,
    write: Write,
  ): Promise<Result<readonly ChainState[], CommitRefusal | StoreFailure>>
  /** Whether {@link Store.commit} would apply `write` as things are now; nothing is written. */
  rehearse(scope: TenantScope, write: Write): Promise<Result<void, CommitRefusal | StoreFailure>>
  /** The outcome stored under an idempotency key, unless it has expired. */
  idempotency(
    scope: TenantScope,
    key: string,
    nowMs: number,
  ): Promise<Result<IdempotencyRecord | undefined, StoreFailure>>
  /** Everything taken from a pool, cooling values too. */
  claims(
    scope: TenantScope,
    pool: ListedPool,
  ): Promise<Result<readonly ClaimRecord[], StoreFailure>>
  /** The change log of a chain, oldest first. */
  log(
    scope: TenantScope,
    chain: Chain,
    range: LogRange,
  ): Promise<Result<readonly LogEntry[], StoreFailure>>
  /** Whether the database answers. */
  ping(): Promise<boolean>
}

/** One transaction. At least one chain changes. */
export interface Write {
  readonly chains: readonly ChainWrite[]
  /** Chains that must still be as they were, and do not change. */
  readonly conditions?: readonly ChainHead[]
  /** Refused while another owner holds the value or it is cooling. */
  readonly claims?: readonly Claim[]
  /** A value released and claimed in one write changes hands without cooling. */
  readonly releases?: readonly Release[]
  readonly idempotency?: IdempotencyRecord
  /** `operationId` of what was asked. */
  readonly operation: string
  /** Who asked: the token's subject or the API key's id. */
  readonly actor: string
  /** One per request. A store recognises its own write by it when an answer was lost. */
  readonly requestId: string
  readonly nowMs: number
}

/** The next version of a chain; without puts and deletes it only fences writers with an older base. */
export interface ChainWrite {
  /** What was loaded; the write is refused when the chain has moved on. */
  readonly base: ChainState
  readonly puts: readonly StoredResource[]
  /** Ids of resources in `base`. */
  readonly deletes: readonly string[]
}

/** The final answer to a request, kept so that a repetition gets the same. */
export interface IdempotencyRecord {
  /** Tenant-wide: include the principal. At most 1,024 characters. */
  readonly key: string
  /** Stands for the request's method, path and body. */
  readonly fingerprint: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly expiresAtMs: number
}

/** One version of a chain: the change log is the audit trail, the outbox and the way back in time. */
export interface LogEntry {
  readonly chain: Chain
  readonly version: number
  readonly operation: string
  readonly actor: string
  readonly requestId: string
  readonly atMs: number
  readonly digestBefore: string
  readonly digestAfter: string
  /** As {@link ChainHead.seen} of this version. */
  readonly seen: Readonly<Record<string, number>>
  readonly puts: readonly StoredResource[]
  readonly deletes: readonly string[]
}

export interface LogRange {
  /** Entries with a higher version than this. */
  readonly after: number
  readonly limit: number
}

/** The transaction was not applied, for certain, and would not be if sent again as it is. */
export type CommitRefusal =
  | { readonly kind: 'versionMoved'; readonly chain: Chain; readonly expectedVersion: number }
  /** `heldBy` is absent for shared pools: who holds a value there is not the caller's business. */
  | {
      readonly kind: 'claimTaken'
      readonly claim: Claim
      readonly heldBy?: string
      readonly coolingUntilMs?: number
    }
  | { readonly kind: 'claimNotHeld'; readonly release: Release }
  | { readonly kind: 'idempotencyTaken'; readonly record: IdempotencyRecord }
  /** A stored resource is not what the chain's version says it is: damage, not a race. */
  | { readonly kind: 'resourceMoved'; readonly chain: Chain; readonly resourceId: string }
  | {
      readonly kind: 'tooLarge'
      readonly of: 'actions' | 'transactionBytes' | 'itemBytes'
      readonly got: number
      readonly limit: number
    }

export type StoreFailure =
  /** Retryable. After a commit: the outcome is unknown; ask `idempotency` before choosing anew. */
  | { readonly kind: 'unavailable'; readonly detail: string }
  /** The digest never matched: the stored chain is damaged. */
  | { readonly kind: 'corrupt'; readonly chain: Chain }

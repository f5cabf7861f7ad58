/** What a client is made with. */
export interface WeftOptions {
  /** Where the API is, as in `https://weft.example.com`. */
  readonly url: string | URL
  /** Bearer token, or what gives one; it is asked before each attempt. */
  readonly token: string | (() => string | Promise<string>)
  /** Absent: the one of the platform. */
  readonly fetch?: typeof fetch
  /** Most attempts of one call; 1: none is repeated. Absent: 5. */
  readonly attemptsMax?: number
  /** Time for one attempt. Absent: 30,000. */
  readonly timeoutMs?: number
  /** Time for a call, with all attempts and the pauses between. Absent: 120,000. */
  readonly budgetMs?: number
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Told of each attempt before it is sent. */
  onAttempt?(attempt: Attempt): void
  /** Absent: the clock and the dice of the platform. */
  readonly pacing?: Pacing
}

export interface Attempt {
  readonly operation: string
  readonly method: string
  readonly url: string
  /** From 1. */
  readonly attempt: number
  readonly requestId: string
}

/** Time and chance. */
export interface Pacing {
  nowMs(): number
  /** From 0 to 1. */
  random(): number
  pause(ms: number, signal: AbortSignal | undefined): Promise<void>
}

/** For one call; what is absent is as the client has it. */
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly attemptsMax?: number
  readonly timeoutMs?: number
  readonly budgetMs?: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface WriteOptions extends CallOptions {
  /** Refuses with `revision_moved` if the resource has another ETag by now. */
  readonly ifMatch?: string
  /** True: answers as the real call would, and changes nothing. */
  readonly dryRun?: boolean
  /** Absent: a fresh one for each call, the same for all its attempts. */
  readonly idempotencyKey?: string
}

export interface DeleteOptions extends WriteOptions {
  /** True: takes the resource out of whatever mentions it, and then deletes it. */
  readonly detach?: boolean
  /** True: deletes what depends on it, too. */
  readonly cascade?: boolean
  /** With `cascade`: exactly the plan of a dry run, or nothing. */
  readonly plan?: string
}

/** Of a list that takes another one's place. */
export interface ReplaceOptions extends WriteOptions {
  /** ETag of what the list belongs to: nothing is overwritten that has not been seen. */
  readonly ifMatch: string
}

/** Of reads whose answers say which versions of the network they are about. */
export interface VersionOptions extends CallOptions {
  /** Asks again until the answer is about these versions or later ones; see {@link Answer.versions}. */
  readonly minVersion?: Versions
}

/** Version by chain: a VPC's id, `tenant` or `platform`. */
export type Versions = Readonly<Record<string, number>>

/** An answer with all that came with it. */
export interface Answer<T> {
  readonly data: T
  readonly status: number
  /** For `ifMatch`. */
  readonly etag?: string
  /** What to tell the operator. */
  readonly requestId: string
  /** True: this is the stored answer of an earlier attempt, or of an earlier call with the same key. */
  readonly isReplayed: boolean
  /** Of the network that was asked, where the answer tells. */
  readonly versions?: Versions
  readonly headers: Headers
}

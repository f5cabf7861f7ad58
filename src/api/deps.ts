import type { Authenticate } from '../auth/authenticator.ts'
import type { Fresh } from '../operation/fresh.ts'
import type { NetworkCache } from '../operation/network-cache.ts'
import type { Store } from '../store/store.ts'

/** What the API is built on: real things in the Worker, made by hand in tests. */
export interface ApiDeps {
  readonly store: Store
  readonly authenticate: Authenticate
  readonly networks: NetworkCache
  readonly version: string
  /** Signs page tokens; whoever has it can make some. */
  readonly pageSecret: string
  fresh(): Fresh
  pause(ms: number): Promise<void>
  /** Told of a mistake of ours; the caller hears the id of the request alone. */
  report(mistake: unknown, requestId: string): void
}

/** A service that was not configured: it says so, and does nothing else. */
export interface Unconfigured {
  readonly version: string
  /** One sentence for the operator, without secrets. */
  readonly fault: string
}

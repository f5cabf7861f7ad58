import type { Principal } from '../auth/principal.ts'
import type { Store } from '../store/store.ts'
import type { Fresh } from './fresh.ts'

/** What one request brings along. */
export interface Context {
  readonly store: Store
  readonly principal: Principal
  readonly fresh: Fresh
  readonly requestId: string
  /** Waits before a further attempt. */
  pause(ms: number): Promise<void>
}

/**
 * The one retry layer of the store; clients beneath it try once.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { StoreFailure } from './store.ts'
import type { ReadFault } from './table.ts'

/** How a store waits: both come from outside, so that simulated time needs no real time. */
export interface Pacing {
  pause(ms: number): Promise<void>
  /** Uniform in [0, 1). */
  random(): number
}

export const ATTEMPTS_MAX = 6

const PAUSE_FIRST_MS = 20
const PAUSE_MAX_MS = 320

/** Full jitter: at most 20 + 40 + 80 + 160 + 320 = 620 ms over all attempts, half of it on average. */
export function pauseBefore(pacing: Pacing, attempt: number): Promise<void> {
  const most = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** (attempt - 1))
  return attempt === 0 ? Promise.resolve() : pacing.pause(Math.ceil(pacing.random() * most))
}

export async function retryRead<T>(
  pacing: Pacing,
  read: () => Promise<Result<T, ReadFault>>,
): Promise<Result<T, StoreFailure>> {
  let detail = ''
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    await pauseBefore(pacing, attempt)
    const answer = await read()
    if (answer.ok) return ok(answer.value)
    detail = answer.error.detail
    if (!answer.error.isRetryable) break
  }
  return fail({ kind: 'unavailable', detail })
}

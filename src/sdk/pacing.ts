import type { Pacing } from './options.ts'

export const platformPacing: Pacing = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
  pause: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = (): void => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', abort, { once: true })
      if (signal?.aborted) abort()
    }),
}

const PAUSE_FIRST_MS = 100
const PAUSE_MAX_MS = 8_000

/**
 * Full jitter: clients that were cut off together do not come back together. What the server asks
 * for is waited at least.
 */
export function pauseMs(attempt: number, retryAfterMs: number, random: number): number {
  return retryAfterMs + random * Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt)
}

/** RFC 9110 §10.2.3: seconds, or a date. */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return ms > 0 ? ms : 0
}

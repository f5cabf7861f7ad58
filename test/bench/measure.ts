/**
 * Measuring on a machine that others use too: best of several, beside a loop of known work.
 *
 * @module
 */
const ROUNDS = 5

export interface Timed<T> {
  readonly result: T
  readonly bestMs: number
}

export function bestOf<T>(work: () => T): Timed<T> {
  let best = Number.POSITIVE_INFINITY
  let result = work()
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    result = work()
    best = Math.min(best, performance.now() - start)
  }
  return { result, bestMs: round(best) }
}

/** How long this machine takes, now, for ten million steps of integer work. */
export function calibrationMs(): number {
  return bestOf(() => {
    let x = 1
    for (let i = 0; i < 10_000_000; i++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0
    return x
  }).bestMs
}

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

export const round = (value: number): number => Math.round(value * 100) / 100

/**
 * One packet, there and back, on tenants of growing size (DESIGN §4, "Figures to reach").
 *
 * @module
 */
import { compile, trace } from '../../src/engine/index.ts'
import { bestOf, percentile, round } from './measure.ts'
import { tenant } from './tenant.ts'

const SIZES = [100, 1000, 10_000]
const QUESTIONS = 4000
const SEED = 20_261_123

/** Microseconds allowed at 10,000 vNICs on a quiet machine. */
const BARS = { compileMs: 500, p50Us: 30, p99Us: 200, hopsMin: 6 }

export interface TraceFigures {
  readonly vnics: number
  readonly groups: number
  readonly rules: number
  readonly compileMs: number
  readonly p50Us: number
  readonly p99Us: number
  /** Fewest hops of a request that was delivered, and of its reply. */
  readonly hopsMin: number
  readonly replyHopsMin: number
  readonly deliveredShare: number
}

export function benchTrace(): {
  readonly bars: typeof BARS
  readonly sizes: readonly TraceFigures[]
} {
  return { bars: BARS, sizes: SIZES.map(figuresAt) }
}

function figuresAt(vnicCount: number): TraceFigures {
  const { snapshot, questions } = tenant(vnicCount, QUESTIONS, SEED)
  const { result: network, bestMs: compileMs } = bestOf(() => compile(snapshot))
  const timesUs = new Float64Array(questions.length).fill(Number.POSITIVE_INFINITY)
  const answers = questions.map((question) => trace(network, question))
  for (let pass = 0; pass < 5; pass++) {
    for (const [i, question] of questions.entries()) {
      const start = performance.now()
      trace(network, question)
      timesUs[i] = Math.min(timesUs[i] ?? 0, (performance.now() - start) * 1000)
    }
  }
  timesUs.sort()
  const delivered = answers.flatMap((answer) =>
    answer.ok && answer.value.verdict === 'delivered' ? [answer.value.shown] : [],
  )
  return {
    vnics: snapshot.vnics.length,
    groups: snapshot.securityGroups.length,
    rules: snapshot.securityGroupRules.length,
    compileMs,
    p50Us: percentile(timesUs, 0.5),
    p99Us: percentile(timesUs, 0.99),
    hopsMin: Math.min(...delivered.map(({ forward }) => forward.hops.length)),
    replyHopsMin: Math.min(...delivered.map(({ reply }) => reply?.hops.length ?? 0)),
    deliveredShare: round(delivered.length / questions.length),
  }
}

import type { Verdict } from '../engine/index.ts'

/** What the process says when it ends; small plain integers, never counts or masks. */
export const EXIT = {
  delivered: 0,
  done: 0,
  dropped: 1,
  unexpected: 1,
  usage: 2,
  input: 3,
  unknown: 4,
  partly: 5,
  stale: 6,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const OF_VERDICT: Readonly<Record<Verdict, ExitCode>> = {
  delivered: EXIT.delivered,
  deliveredOneWay: EXIT.partly,
  deliveredSometimes: EXIT.partly,
  dropped: EXIT.dropped,
  unknown: EXIT.unknown,
}

export const exitCodeOf = (verdict: Verdict): ExitCode => OF_VERDICT[verdict]

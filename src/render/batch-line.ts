import type { Answer, Verdict } from '../engine/index.ts'
import type { ReasonCode } from '../model/reason.ts'
import { present } from './present.ts'
import { type LegJson, legJson } from './trace-json.ts'

export interface BatchLine {
  readonly id?: unknown
  readonly verdict: Verdict
  readonly reason?: ReasonCode
  readonly forward: LegJson
  readonly reply?: LegJson
  /** Only where it is false: the budget was spent before every way was explored. */
  readonly complete?: false
}

/** The answer to one line of a batch; `id` is whatever the asker wrote there. */
export function batchLine(id: unknown, answer: Answer): BatchLine {
  const { forward, reply } = answer.shown
  const line = present({
    verdict: answer.verdict,
    reason: answer.reason,
    forward: legJson(forward),
    reply: reply && legJson(reply),
    complete: answer.complete ? undefined : (false as const),
  })
  return id === undefined ? line : { id, ...line }
}

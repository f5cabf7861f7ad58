/**
 * Questions in one line, and answers as the words that people read.
 *
 * @module
 */
import { type Answer, compile, type Leg, type Step, trace } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'

type More = Partial<Question>

/** `web -> db` and `tcp 443`, `udp 53`, `icmp`, `icmp 3/4`, `any` or a protocol number. */
export function question(ends: string, traffic: string, more: More = {}): Question {
  const [from = '', to = ''] = ends.split(' -> ')
  const [protocol = '', detail] = traffic.split(' ')
  const base = { from, to, protocol }
  if (detail === undefined) return { ...base, ...more }
  if (!protocol.startsWith('icmp')) return { ...base, port: Number(detail), ...more }
  const [icmpType = 0, icmpCode] = detail.split('/').map(Number)
  return { ...base, icmpType, ...(icmpCode === undefined ? {} : { icmpCode }), ...more }
}

/** The answer to a question that can be asked. */
export function ask(of: Snapshot, ends: string, traffic: string, more: More = {}): Answer {
  const result = trace(compile(of), question(ends, traffic, more))
  if (result.ok) return result.value
  throw new Error(`${result.error.code}: ${result.error.detail}`)
}

/** Why a question cannot be asked. */
export function refusalOf(of: Snapshot, ends: string, traffic: string, more: More = {}): Problem {
  const result = trace(compile(of), question(ends, traffic, more))
  if (!result.ok) return result.error
  throw new Error(`answered ${result.value.verdict}`)
}

/** `delivered`, or `dropped SG_INGRESS_NO_RULE`. */
export const verdictOf = ({ verdict, reason }: Pick<Answer, 'verdict' | 'reason'>): string =>
  reason === undefined ? verdict : `${verdict} ${reason}`

/** `ask` for tests that look at nothing but the verdict. */
export const verdict = (of: Snapshot, ends: string, traffic: string, more: More = {}): string =>
  verdictOf(ask(of, ends, traffic, more))

export type Way = 'forward' | 'reply'

const legOf = (answer: Answer, way: Way): Leg => {
  const leg = answer.shown[way]
  if (leg === undefined) throw new Error(`there is no ${way}`)
  return leg
}

export const stepsOf = (answer: Answer, way: Way = 'forward'): readonly Step[] =>
  legOf(answer, way).hops.flatMap(({ steps }) => steps)

/** The first step of a stage. */
export function stepOf(answer: Answer, stage: string, way: Way = 'forward'): Step {
  const found = stepsOf(answer, way).find((step) => step.stage === stage)
  if (found === undefined) throw new Error(`${stage} said nothing`)
  return found
}

/** What decided, as it is read: `drop [sg_db] no ingress rule …`. */
export const wordsOf = ({ verdict: decided, element, said }: Step): string =>
  `${decided}${element === undefined ? '' : ` [${element}]`} ${said()}`

/** The words of one stage. */
export const words = (answer: Answer, stage: string, way: Way = 'forward'): string =>
  wordsOf(stepOf(answer, stage, way))

/** The words of the last step: where it ended. */
export function endWords(answer: Answer, way: Way = 'forward'): string {
  const last = stepsOf(answer, way).at(-1)
  return last === undefined ? '' : `${last.stage} ${wordsOf(last)}`
}

/** The places passed, in order. */
export const pathOf = (answer: Answer, way: Way = 'forward'): string[] =>
  legOf(answer, way).hops.map(({ node }) => node)

/** `stage reason` of all that refused, in order. */
export const blockersOf = (answer: Answer, way: Way = 'forward'): string[] =>
  legOf(answer, way).blockers.map(({ stage, reason }) => `${stage} ${reason}`)

import type { Result } from '../../src/base/result.ts'
import type { Answer, Branch, Leg } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import type { Problem } from '../../src/model/problem.ts'

export type Expected = 'allow' | 'deny'

/** What became of one row. */
export interface Outcome {
  readonly lab: string
  readonly class: string
  readonly case: string
  /** Absent: right. */
  readonly wrong?: string
}

/** Which part of an answer a row is about. */
export type Mode = 'forward' | 'roundtrip'

/** A row with its question, apart from the form of the network that it is asked of. */
export interface AskedRow {
  readonly corpus: string
  readonly case: string
  readonly snapshot: string
  readonly expect: Expected
  readonly mode: Mode
  readonly question: Question
}

/** `undefined`: neither yes nor no, which no row accepts. */
export function readAnswer(answer: Answer, mode: Mode): Expected | undefined {
  if (mode === 'forward') return readLeg(answer.shown.forward)
  switch (answer.verdict) {
    case 'delivered':
      return 'allow'
    case 'deliveredSometimes':
      return meetsBalancer(answer) ? 'allow' : 'deny'
    case 'deliveredOneWay':
    case 'dropped':
      return 'deny'
    case 'unknown':
      return undefined
  }
}

function readLeg({ disposition }: Leg): Expected | undefined {
  if (disposition === 'unknown') return undefined
  return disposition === 'dropped' ? 'deny' : 'allow'
}

/** A measured probe meets one target; ours meets them all. */
const meetsBalancer = ({ branches }: Answer): boolean =>
  branches.some(({ forward }) => forward.hops.some(({ kind }) => kind === 'loadBalancer'))

/** One line about an answer, for the list of what is wrong. */
export function describeAnswer(answered: Result<Answer, Problem>): string {
  if (!answered.ok) return `${answered.error.code}: ${answered.error.detail}`
  const { verdict, reason, shown } = answered.value
  const legs = [`request ${describeLeg(shown.forward)}`]
  if (shown.reply) legs.push(`reply ${describeLeg(shown.reply)}`)
  return `${verdict}${reason ? ` (${reason})` : ''}; ${legs.join('; ')}`
}

function describeLeg({ disposition, reason, hops }: Leg): string {
  return `${disposition}${reason ? ` ${reason}` : ''} by ${hops.map(({ node }) => node).join(' > ')}`
}

/** The verdict a row wants against the one we give; `undefined`: right. */
export function compareVerdict(
  expected: Expected,
  answered: Result<Answer, Problem>,
  mode: Mode,
): string | undefined {
  const given = answered.ok ? readAnswer(answered.value, mode) : undefined
  return given === expected ? undefined : `expected ${expected}, got ${describeAnswer(answered)}`
}

/** Every way that an answer explored, the shown one first. */
export const branchesOf = (answer: Answer): readonly Branch[] => [answer.shown, ...answer.branches]

/**
 * The question of a user, answered: read the ends, build the packet, walk every branch, judge.
 *
 * @module
 */
import { assert } from '../../base/assert.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Question } from '../../model/contract/question.ts'
import type { Problem } from '../../model/problem.ts'
import type { Network } from '../compile/network.ts'
import { type Case, casesOf } from './case.ts'
import { type Explored, explore } from './explore.ts'
import { readPacketFields } from './packet-fields.ts'
import { roundTrip } from './round-trip.ts'
import type { Answer, Branch, Verdict } from './trace.ts'

/** Worst first: what a dual-stack answer, or one over several addresses, is judged by. */
const SEVERITY: readonly Verdict[] = [
  'dropped',
  'unknown',
  'deliveredOneWay',
  'deliveredSometimes',
  'delivered',
]

export function trace(network: Network, question: Question): Result<Answer, Problem> {
  const fields = readPacketFields(question)
  if (!fields.ok) return fields
  const cases = casesOf(network, question, fields.value)
  if (!cases.ok) return cases
  const answers = cases.value.map((one) => answer(network, question, one))
  const [worst, ...others] = answers.sort((a, b) => severity(a.verdict) - severity(b.verdict))
  if (worst === undefined) return fail({ code: 'family_mismatch', detail: 'nothing to ask' })
  return ok({ ...worst, otherFamilies: others })
}

const severity = (verdict: Verdict): number => SEVERITY.indexOf(verdict)

function answer(network: Network, question: Question, one: Case): Answer {
  const { trips } = one
  const run = (plan: readonly number[]): Branch => {
    const isForked = trips.length > 1
    const way = isForked ? Math.min(plan[0] ?? 0, trips.length - 1) : 0
    const trip = trips[way] ?? one.first
    const branch = roundTrip(network, trip.trip, isForked ? plan.slice(1) : plan)
    if (!isForked) return branch
    const choice = { element: one.to.id, taken: trip.label, index: way, of: trips.length }
    return { ...branch, choices: [choice, ...branch.choices] }
  }
  const { branches, complete } = branchesOf(question, run)
  const { verdict, decisive } = judge(branches)
  const isCut = !complete && verdict !== 'deliveredSometimes'
  const reason = isCut ? 'BUDGET_EXCEEDED' : decisive.reason
  const shown = branches.find(isArrival) ?? decisive
  return {
    verdict: isCut ? 'unknown' : verdict,
    ...(reason === undefined ? undefined : { reason }),
    from: one.from,
    to: one.to,
    packet: one.first.trip.packet,
    shown,
    branches,
    complete,
    otherFamilies: [],
  }
}

function branchesOf({ branch }: Question, run: (plan: readonly number[]) => Branch): Explored {
  return branch === undefined ? explore(run) : { branches: [run(branch)], complete: true }
}

const isArrival = ({ verdict }: Branch): boolean => verdict === 'delivered'

/** One verdict for all branches, and the branch that it rests on. */
function judge(branches: readonly Branch[]): { verdict: Verdict; decisive: Branch } {
  const first = (verdict: Verdict): Branch | undefined =>
    branches.find((branch) => branch.verdict === verdict)
  const [dropped, oneWay, unsure] = [first('dropped'), first('deliveredOneWay'), first('unknown')]
  const arrived = first('delivered')
  const refused = dropped ?? oneWay
  if (arrived !== undefined && refused !== undefined) {
    return { verdict: 'deliveredSometimes', decisive: refused }
  }
  // What cannot be judged may arrive; what arrives one way is exposed, whatever else is refused.
  const decisive = unsure ?? oneWay ?? dropped ?? arrived
  assert(decisive !== undefined, 'a walk has at least one branch')
  return { verdict: decisive.verdict, decisive }
}

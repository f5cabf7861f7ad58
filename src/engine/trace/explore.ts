/**
 * Every way through the forks of a path: each run takes one, and tells which others there were.
 *
 * @module
 */

import type { Plan } from './round-trip.ts'
import type { Branch } from './trace.ts'

/** Branches that one answer may explore (DESIGN §4: counted steps, not clocks). */
export const BRANCHES_MAX = 4096

export interface Explored {
  readonly branches: readonly Branch[]
  readonly complete: boolean
}

/** Depth first, so that branches come in the order of their choices. */
export function explore(run: (plan: Plan) => Branch): Explored {
  const branches: Branch[] = []
  const waiting: Plan[] = [[]]
  while (branches.length < BRANCHES_MAX) {
    const plan = waiting.pop()
    if (plan === undefined) return { branches, complete: true }
    const branch = run(plan)
    branches.push(branch)
    waiting.push(...untaken(plan, branch).reverse())
  }
  return { branches, complete: waiting.length === 0 }
}

/** The other ways at forks that the plan did not decide; the deepest fork varies first. */
function untaken(plan: Plan, { choices }: Branch): Plan[] {
  const plans: Plan[] = []
  for (let fork = choices.length - 1; fork >= plan.length; fork--) {
    const before = choices.slice(0, fork).map(({ index }) => index)
    const of = choices[fork]?.of ?? 1
    for (let way = 1; way < of; way++) plans.push([...before, way])
  }
  return plans
}

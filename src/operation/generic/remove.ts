import { fail, ok, type Result } from '../../base/result.ts'
import type { Dependent } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { claimsOf, releaseOf } from '../claims-of.ts'
import { withCompany } from '../company.ts'
import { blockingOf, dependentsOf } from '../dependents-of.ts'
import { kindOf } from '../kind-of.ts'
import type { Changes, Plan } from '../plan.ts'
import type { View } from '../view.ts'

/** Deletes a resource with all that goes along; refused while anything else depends on one of them. */
export function remove(view: View, before: StoredResource): Result<Plan, Problem> {
  const gone = withCompany(view, before)
  const blocking = dependentsOf(view, gone)
  if (blocking.length > 0) return fail(inUseProblem(before, blocking))
  return ok({ ...removal(view, gone), outcome: undefined })
}

export const removal = (view: View, gone: readonly StoredResource[]): Changes => ({
  puts: [],
  deletes: gone,
  claims: [],
  releases: gone.flatMap((one) => claimsOf(kindOf(one), view.network, one).map(releaseOf)),
})

/** Enough to see what it is about; a group may have ten thousand members. */
const BLOCKING_MAX = 100

export function inUseProblem({ kind, id }: StoredResource, all: readonly Dependent[]): Problem {
  const blocking = kind === 'vpc' ? oncePerResource(all) : all
  const shown = blocking.slice(0, BLOCKING_MAX).map(blockingOf)
  const counts = new Map<string, number>()
  for (const one of blocking) counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1)
  const who = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ')
  return {
    code: 'in_use',
    detail: `${id} (${kind}) cannot be deleted while others depend on it: ${who}.`,
    blocking: shown,
    more: { blockingTruncated: blocking.length > shown.length },
  }
}

/** Everything in a VPC mentions it by `vpcId`, and often by more. */
const oncePerResource = (blocking: readonly Dependent[]): Dependent[] =>
  [...new Map([...blocking].reverse().map((one) => [one.id, one])).values()].reverse()

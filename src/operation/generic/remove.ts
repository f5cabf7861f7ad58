import { fail, ok, type Result } from '../../base/result.ts'
import type { Blocking, Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { claimsOf, releaseOf } from '../claims-of.ts'
import { dependentsOf } from '../dependents-of.ts'
import { childrenOf, kindOf } from '../kind-of.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'

/** Deletes a resource with its children; refused while anything else mentions one of them. */
export function remove(view: View, before: StoredResource): Result<Plan, Problem> {
  const gone = [before, ...childrenOf(before, view.all())]
  const blocking = dependentsOf(view, gone)
  return blocking.length > 0 ? fail(inUseProblem(before, blocking)) : ok(removal(view, gone))
}

export const removal = (view: View, gone: readonly StoredResource[]): Plan => ({
  puts: [],
  deletes: gone,
  claims: [],
  releases: gone.flatMap((one) => claimsOf(kindOf(one), view.network, one).map(releaseOf)),
  outcome: undefined,
})

/** Enough to see what it is about; a group may have ten thousand members. */
const BLOCKING_MAX = 100

export function inUseProblem({ kind, id }: StoredResource, blocking: readonly Blocking[]): Problem {
  const shown = blocking.slice(0, BLOCKING_MAX)
  const kinds = [...new Set(blocking.map((one) => one.kind))]
  const count = (name: string): number => blocking.filter((one) => one.kind === name).length
  const who = kinds.map((name) => `${count(name)} × ${name}`).join(', ')
  return {
    code: 'in_use',
    detail: `${id} (${kind}) cannot be deleted while others depend on it: ${who}.`,
    blocking: shown,
    more: {
      blockingTruncated: blocking.length > shown.length,
      suggestions: [{ title: 'Delete what depends on it first, or make it point elsewhere.' }],
    },
  }
}

import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { allocationFor, type Chance } from '../allocation.ts'
import { plannedClaims } from '../claims-of.ts'
import { draftOf } from '../draft-of.ts'
import { completed } from '../many.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'
import { danglingProblem, writeProblem } from '../write-problem.ts'

/** Makes one resource. `input` holds what the caller gave, and the ids of the path. */
export function create(
  kind: Kind,
  view: View,
  input: Readonly<Record<string, unknown>>,
  chance: Chance,
): Result<Plan<StoredResource>, Problem> {
  const given = draftOf(kind, input, chance.fresh)
  const dangling = danglingProblem(kind, view, undefined, given)
  if (dangling !== undefined) return fail(dangling)
  const draft = completed(kind, allocationFor(view, [given], chance), given)
  if (!draft.ok) return draft
  const { whole } = draft.value
  const problem = writeProblem(kind, view, undefined, whole)
  if (problem !== undefined) return fail(problem)
  const claims = plannedClaims(kind, view.network, draft.value)
  return ok({ puts: [whole], deletes: [], claims, releases: [], outcome: whole })
}

import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { allocate, type Chance } from '../allocate.ts'
import { claimsOf } from '../claims-of.ts'
import { withDefaults } from '../defaults.ts'
import type { Fresh } from '../fresh.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'
import { danglingProblem, writeProblem } from '../write-problem.ts'

/** Makes one resource. `input` holds what the caller gave, and the ids of the path. */
export function create(
  kind: Kind,
  view: View,
  input: Readonly<Record<string, unknown>>,
  chance: Chance,
): Result<Plan & { readonly outcome: StoredResource }, Problem> {
  const draft = draftOf(kind, input, chance.fresh)
  const dangling = danglingProblem(kind, view, undefined, draft)
  if (dangling !== undefined) return fail(dangling)
  const whole = allocate(kind, view, draft, chance)
  if (!whole.ok) return whole
  const made = withDefaults(kind.fields, whole.value) as StoredResource
  const problem = writeProblem(kind, view, undefined, made)
  if (problem !== undefined) return fail(problem)
  const claims = claimsOf(kind, view.network, made).map((claim) => ({
    ...claim,
    isChosen: !isGiven(claim.value, draft),
  }))
  return ok({ puts: [made], deletes: [], claims, releases: [], outcome: made })
}

/** What the caller named itself, it wants and nothing else. */
const isGiven = (value: string, draft: StoredResource): boolean =>
  Object.values(draft).some(
    (given) =>
      given === value ||
      (typeof given === 'number' && String(given) === value) ||
      (Array.isArray(given) && given.includes(value)),
  )

/** The members that every resource has, in the order in which they are shown. */
export const draftOf = (
  kind: Kind,
  input: Readonly<Record<string, unknown>>,
  fresh: Fresh,
): StoredResource => ({
  id: fresh.id(kind.idPrefix),
  kind: kind.name,
  ...input,
  revision: 1,
  createdAt: fresh.timestamp,
  updatedAt: fresh.timestamp,
})

/**
 * Several resources of one kind in one decision: the items of a request, each with its place in what
 * is said about it.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import { problemAt, together } from '../model/joined-problem.ts'
import type { Kind } from '../model/kind.ts'
import type { Problem } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { allocate } from './allocate.ts'
import { type Allocation, allocationFor, type Chance } from './allocation.ts'
import { withDefaults } from './defaults.ts'
import { draftOf } from './draft-of.ts'
import type { View } from './view.ts'
import { danglingProblem } from './write-problem.ts'

type Json = Readonly<Record<string, unknown>>

/** A resource that is to be made. */
export interface Draft {
  /** What its maker said. */
  readonly given: StoredResource
  /** With what was chosen and what goes without saying. */
  readonly whole: StoredResource
}

/** What is wrong with each item, all at once. */
export const problemOfItems = <T>(
  items: readonly T[],
  problemOf: (item: T) => Problem | undefined,
): Problem | undefined =>
  together(
    ...items.map((item, i) => {
      const problem = problemOf(item)
      return problem && problemAt(`/items/${i}`, problem)
    }),
  )

/** The items as resources; what they refer to is there. */
export function draftsOf(
  kind: Kind,
  view: View,
  items: readonly Json[],
  chance: Chance,
): Result<Draft[], Problem> {
  const given = items.map((item) => draftOf(kind, item, chance.fresh))
  const dangling = problemOfItems(given, (one) => danglingProblem(kind, view, undefined, one))
  if (dangling !== undefined) return fail(dangling)
  const allocation = allocationFor(view, given, chance)
  const drafts: Draft[] = []
  for (const [i, one] of given.entries()) {
    const draft = completed(kind, allocation, one)
    if (!draft.ok) return fail(problemAt(`/items/${i}`, draft.error))
    drafts.push(draft.value)
  }
  return ok(drafts)
}

/** What its maker said, with what is chosen for it and what goes without saying. */
export function completed(
  kind: Kind,
  allocation: Allocation,
  given: StoredResource,
): Result<Draft, Problem> {
  const chosen = allocate(kind, allocation, given)
  if (!chosen.ok) return chosen
  return ok({ given, whole: withDefaults(kind.fields, chosen.value) as StoredResource })
}

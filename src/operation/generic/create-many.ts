/**
 * Several resources of one kind by one request: all of them or none, or each for itself.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { type Allocation, allocationFor, type Chance } from '../allocation.ts'
import { plannedClaims } from '../claims-of.ts'
import { draftOf } from '../draft-of.ts'
import { completed, type Draft, draftsOf, problemOfItems } from '../many.ts'
import type { Changes, Plan } from '../plan.ts'
import { type View, viewAfter } from '../view.ts'
import { danglingProblem, writeProblem } from '../write-problem.ts'

type Json = Readonly<Record<string, unknown>>

/** What became of one item. */
export type Made = Result<StoredResource, Problem>

/** All of them, or what is wrong with each. */
export function createTogether(
  kind: Kind,
  view: View,
  items: readonly Json[],
  chance: Chance,
): Result<Plan<readonly StoredResource[]>, Problem> {
  const drafts = draftsOf(kind, view, items, chance)
  if (!drafts.ok) return drafts
  const changes = changesOf(kind, view, drafts.value)
  const after = viewAfter(view, changes)
  const problem = problemOfItems(drafts.value, ({ whole }) =>
    writeProblem(kind, after, undefined, whole),
  )
  return problem === undefined ? ok({ ...changes, outcome: changes.puts }) : fail(problem)
}

export interface Turn {
  readonly items: readonly Json[]
  /** Actions that one transaction has left for the resources and their claims. */
  readonly room: number
}

/**
 * As many of the first items as one transaction has room for, each for itself: one that is refused
 * leaves no trace in the others.
 */
export function createEach(
  kind: Kind,
  view: View,
  { items, room }: Turn,
  chance: Chance,
): Plan<readonly Made[]> {
  const given = items.map((item) => draftOf(kind, item, chance.fresh))
  const allocation = allocationFor(view, given, chance)
  const drafts = given.map((one) => drafted(kind, allocation, one))
  const tried = drafts.slice(0, fitting(kind, view, drafts, room))
  const refused = refusals(kind, view, tried)
  const made = tried.filter((one) => one.ok).map(({ value }) => value)
  const accepted = made.filter((draft) => !refused.has(draft))
  const outcome = tried.map((one): Made => {
    if (!one.ok) return one
    const problem = refused.get(one.value)
    return problem === undefined ? ok(one.value.whole) : fail(problem)
  })
  return { ...changesOf(kind, view, accepted), outcome }
}

function drafted(
  kind: Kind,
  allocation: Allocation,
  given: StoredResource,
): Result<Draft, Problem> {
  const dangling = danglingProblem(kind, allocation.view, undefined, given)
  if (dangling !== undefined) return fail(dangling)
  return completed(kind, allocation, given)
}

/** How many items fit; the first always does, or nothing would ever be done. */
function fitting(
  kind: Kind,
  view: View,
  drafts: readonly Result<Draft, Problem>[],
  room: number,
): number {
  let used = 0
  for (const [i, draft] of drafts.entries()) {
    if (draft.ok) used += 1 + plannedClaims(kind, view.network, draft.value).length
    if (used > room && i > 0) return i
  }
  return drafts.length
}

/**
 * Who may not be made. Items are looked at together first, which is all in the ordinary case; of those
 * that are in each other's way, the one that comes first in the request stays.
 */
function refusals(
  kind: Kind,
  view: View,
  tried: readonly Result<Draft, Problem>[],
): ReadonlyMap<Draft, Problem> {
  const drafts = tried.filter((one) => one.ok).map(({ value }) => value)
  const after = viewAfter(view, changesOf(kind, view, drafts))
  const isSound = ({ whole }: Draft): boolean =>
    writeProblem(kind, after, undefined, whole) === undefined
  const accepted = drafts.filter(isSound)
  const refused = new Map<Draft, Problem>()
  for (const draft of drafts.filter((one) => !accepted.includes(one))) {
    const among = viewAfter(view, changesOf(kind, view, [...accepted, draft]))
    const problem = writeProblem(kind, among, undefined, draft.whole)
    if (problem === undefined) accepted.push(draft)
    else refused.set(draft, problem)
  }
  return refused
}

const changesOf = (kind: Kind, view: View, drafts: readonly Draft[]): Changes => ({
  puts: drafts.map(({ whole }) => whole),
  deletes: [],
  claims: drafts.flatMap((draft) => plannedClaims(kind, view.network, draft)),
  releases: [],
})

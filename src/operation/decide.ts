import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { TRANSACTION_ACTIONS_MAX } from '../store/table.ts'
import type { Chance } from './allocation.ts'
import { finished, type Show } from './finished.ts'
import { create } from './generic/create.ts'
import { createEach, createTogether, type Made } from './generic/create-many.ts'
import { type Departed, depart, type Way } from './generic/departure.ts'
import { remove } from './generic/remove.ts'
import { type Replaced, replace, showReplaced } from './generic/replace.ts'
import { update } from './generic/update.ts'
import type { Plan } from './plan.ts'
import { found, hasHome, NOT_FOUND, type Place } from './read.ts'
import type { WriteAction } from './reads.ts'
import { createVpc } from './special/create-vpc.ts'
import { keptFabric } from './special/kept-fabric.ts'
import type { View } from './view.ts'

export interface Intent {
  readonly action: Exclude<WriteAction, 'replace'>
  readonly place: Place
  /** The new resource with the ids of its path, or the patch; empty for a deletion. */
  readonly input: Readonly<Record<string, unknown>>
  /** Revisions that the caller is content with; absent: any. */
  readonly ifRevisions?: readonly number[]
}

/** What is to be written, seen from one view of the network, and what the answer will show. */
export function decide(view: View, intent: Intent, chance: Chance): Result<Plan, Problem> {
  const plan = planOf(view, intent, chance)
  return plan.ok ? ok(finished(view, plan.value, chance.fresh, showOne)) : plan
}

const showOne = (show: Show, outcome: StoredResource | undefined) => outcome && show(outcome)

function planOf(view: View, intent: Intent, chance: Chance): Result<Plan, Problem> {
  const { action, place, input } = intent
  const { kind } = place
  if (action === 'create') {
    if (!hasHome(view, place)) return fail(NOT_FOUND)
    return kind.name === 'vpc' ? createVpc(view, input, chance) : create(kind, view, input, chance)
  }
  const before = seen(view, intent)
  if (!before.ok) return before
  if (action === 'update') {
    return update(kind, view, { before: before.value, patch: input }, chance)
  }
  return keptProblem(before.value) ?? remove(view, before.value)
}

/** What is written, if it is there and at a revision that the caller knows. */
function seen(
  view: View,
  { place, ifRevisions }: Pick<Intent, 'place' | 'ifRevisions'>,
): Result<StoredResource, Problem> {
  const before = found(view, place)
  if (before === undefined) return fail(NOT_FOUND)
  const moved = movedProblem(before, ifRevisions)
  return moved === undefined ? ok(before) : fail(moved)
}

/** What is never deleted, whoever depends on it. */
const keptProblem = (before: StoredResource): Result<never, Problem> | undefined =>
  before.kind === 'fabric' ? keptFabric(before) : undefined

export interface DepartureIntent extends Pick<Intent, 'place' | 'ifRevisions'> {
  readonly way: Way
  /** Digest of the plan that the caller has seen; absent: any. */
  readonly plan?: string
}

/** What goes with a resource that is not to be kept by those who depend on it. */
export function decideDeparture(
  view: View,
  intent: DepartureIntent,
  { fresh }: Chance,
): Result<Plan<Departed>, Problem> {
  const before = seen(view, intent)
  if (!before.ok) return before
  const plan = keptProblem(before.value) ?? depart(view, before.value, intent, fresh)
  return plan.ok ? ok(finished(view, plan.value, fresh, (_show, outcome) => outcome)) : plan
}

export interface ReplaceIntent {
  /** Of the children: their kind, and the ids of their parent. */
  readonly place: Place
  readonly items: readonly Readonly<Record<string, unknown>>[]
  /** Revisions of the parent that the caller is content with; absent: any. */
  readonly ifRevisions?: readonly number[]
}

/** What a list of children is to become. */
export function decideReplacement(
  view: View,
  { place, items, ifRevisions }: ReplaceIntent,
  chance: Chance,
): Result<Plan<Replaced>, Problem> {
  const parent = hasHome(view, place) ? view.find(place.parentId ?? '') : undefined
  if (parent === undefined) return fail(NOT_FOUND)
  const moved = movedProblem(parent, ifRevisions)
  if (moved !== undefined) return fail(moved)
  const plan = replace(view, { kind: place.kind, parent, items }, chance)
  return plan.ok ? ok(finished(view, plan.value, chance.fresh, showReplaced)) : plan
}

export interface ManyIntent {
  /** Of the collection. */
  readonly place: Place
  readonly items: readonly Readonly<Record<string, unknown>>[]
}

/** Several resources at once, or none of them. */
export function decideTogether(
  view: View,
  { place, items }: ManyIntent,
  chance: Chance,
): Result<Plan<readonly StoredResource[]>, Problem> {
  if (!hasHome(view, place)) return fail(NOT_FOUND)
  const plan = createTogether(place.kind, view, items, chance)
  if (!plan.ok) return plan
  return ok(finished(view, plan.value, chance.fresh, (show, made) => made.map(show)))
}

/** Actions of a transaction that are not for resources and claims: version, log, and the kept answer. */
const FIXED_ACTIONS = 3

/** The first of several resources, each for itself, as many as one transaction has room for. */
export function decideTurn(
  view: View,
  { place, items }: ManyIntent,
  chance: Chance,
): Result<Plan<readonly Made[]>, Problem> {
  if (!hasHome(view, place)) return fail(NOT_FOUND)
  const room = TRANSACTION_ACTIONS_MAX - FIXED_ACTIONS
  const plan = createEach(place.kind, view, { items, room }, chance)
  return ok(
    finished(view, plan, chance.fresh, (show, made) =>
      made.map((one) => (one.ok ? ok(show(one.value)) : one)),
    ),
  )
}

function movedProblem(
  before: StoredResource,
  expected: readonly number[] | undefined,
): Problem | undefined {
  if (expected === undefined || expected.includes(before.revision)) return undefined
  return {
    code: 'revision_moved',
    detail: `${before.id} is at revision ${before.revision}, not at ${expected.join(' or ') || 'the one named'}.`,
    more: { currentRevision: before.revision },
  }
}

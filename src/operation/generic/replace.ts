/**
 * All children of one parent at once, as a list that was written down says.
 *
 * A child is told by what it says (`Kind.key`), else by its name: one that stays keeps its id, one that
 * has not changed is not written. What has to be true of children is asked of the list as a whole, so
 * that two may exchange their numbers.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import { fieldsProblem } from '../../model/joined-problem.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { parentField } from '../../model/kind-named.ts'
import type { FieldProblem, Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import type { Chance } from '../allocation.ts'
import { changedClaims, claimsOf, plannedClaims, releaseOf } from '../claims-of.ts'
import { dependentsOf } from '../dependents-of.ts'
import type { Show } from '../finished.ts'
import type { Fresh } from '../fresh.ts'
import { keyOf } from '../key-of.ts'
import { textOf } from '../kind-of.ts'
import { type Draft, draftsOf, problemOfItems } from '../many.ts'
import type { Plan } from '../plan.ts'
import { ofKind } from '../snapshot-of.ts'
import { type View, viewAfter } from '../view.ts'
import { isSame, writeProblem } from '../write-problem.ts'
import { inUseProblem } from './remove.ts'

type Json = Readonly<Record<string, unknown>>

export interface Replaced {
  /** As the request has them, in its order. */
  readonly items: readonly StoredResource[]
  readonly parent: StoredResource
}

export const showReplaced = (show: Show, { items, parent }: Replaced): Replaced => ({
  items: items.map(show),
  parent: show(parent),
})

export interface Replacement {
  readonly kind: Kind
  readonly parent: StoredResource
  readonly items: readonly Json[]
}

/** What becomes of one item of the request. */
interface Child {
  readonly draft: Draft
  readonly after: StoredResource
  /** The child that it was; absent: it is new. */
  readonly before?: StoredResource
}

export function replace(
  view: View,
  { kind, parent, items }: Replacement,
  chance: Chance,
): Result<Plan<Replaced>, Problem> {
  const inputs = items.map((item) => inside(kind, parent, item))
  const drafts = draftsOf(kind, view, inputs, chance)
  if (!drafts.ok) return drafts
  const twins = twinsProblem(kind, drafts.value)
  if (twins !== undefined) return fail(twins)
  const before = childrenBefore(kind, view, parent)
  const children = matched(kind, before, drafts.value, chance.fresh)
  const plan = planOf(kind, view, before, children)
  const problem = checked(kind, view, plan, children)
  if (problem !== undefined) return fail(problem)
  return ok({ ...plan, outcome: { items: children.map(({ after }) => after), parent } })
}

/** The ids that the path says. */
function inside(kind: Kind, parent: StoredResource, item: Json): Json {
  const ids: Json = { vpcId: parent['vpcId'], [parentField(kind) ?? '']: parent.id }
  return { ...Object.fromEntries(pathMembers(kind).map((name) => [name, ids[name]])), ...item }
}

function twinsProblem(kind: Kind, drafts: readonly Draft[]): Problem | undefined {
  const places = new Map<string, number>()
  const errors: FieldProblem[] = []
  for (const [i, { whole }] of drafts.entries()) {
    const first = places.get(keyOf(kind, whole))
    if (first === undefined) places.set(keyOf(kind, whole), i)
    else {
      const detail = `Items ${first} and ${i} say the same.`
      errors.push({ pointer: `/items/${i}`, code: 'duplicate_item', detail })
    }
  }
  return errors.length === 0 ? undefined : fieldsProblem(errors)
}

function childrenBefore(kind: Kind, view: View, { id }: StoredResource): StoredResource[] {
  const field = parentField(kind) ?? ''
  return ofKind(view.network, kind).filter((one) => one[field] === id)
}

/** Each item with the child that it was: first by what it says, then by its name. */
function matched(
  kind: Kind,
  before: readonly StoredResource[],
  drafts: readonly Draft[],
  fresh: Fresh,
): Child[] {
  const byKey = new Map(before.map((one) => [keyOf(kind, one), one]))
  const sayTheSame = drafts.map(({ whole }) => byKey.get(keyOf(kind, whole)))
  const known = new Set(sayTheSame)
  const byName = new Map(
    before.filter((one) => !known.has(one)).map((one) => [textOf(one, 'name'), one]),
  )
  return drafts.map((draft, i) => {
    const name = textOf(draft.whole, 'name')
    const before = sayTheSame[i] ?? (name === undefined ? undefined : byName.get(name))
    const after = before && continued(kind, before, draft.whole, fresh)
    return before && after ? { draft, before, after } : { draft, after: draft.whole }
  })
}

/** The child as the draft wants it, under its old id; undefined where a fixed member would change. */
function continued(
  kind: Kind,
  before: StoredResource,
  draft: StoredResource,
  { timestamp }: Fresh,
): StoredResource | undefined {
  const fields = Object.entries(kind.fields)
  const isFixed = fields.some(
    ([name, { access }]) => access === 'createOnly' && !isSame(draft[name], before[name]),
  )
  if (isFixed) return undefined
  const ours = fields.filter(([name, { access }]) => access === 'readOnly' && name in before)
  const { id, createdAt, revision, updatedAt } = before
  const same = {
    ...draft,
    ...Object.fromEntries(ours.map(([name]) => [name, before[name]])),
    ...{ id, createdAt, revision, updatedAt },
  }
  return isSame(same, before) ? before : { ...same, revision: revision + 1, updatedAt: timestamp }
}

function planOf(
  kind: Kind,
  view: View,
  before: readonly StoredResource[],
  children: readonly Child[],
): Plan<undefined> {
  const stay = new Set(children.map((child) => child.before?.id))
  const deletes = before.filter(({ id }) => !stay.has(id))
  const made = children.filter((child) => child.before === undefined)
  const moved = children.filter((child) => child.before && child.before !== child.after)
  const moves = moved.map(({ draft, before: old, after }) =>
    changedClaims(view.network, { given: draft.given, before: old ?? after, after }),
  )
  const puts = [...moved, ...made].map(({ after }) => after)
  return {
    puts,
    deletes,
    claims: [
      ...made.flatMap(({ draft }) => plannedClaims(kind, view.network, draft)),
      ...moves.flatMap(({ claims }) => claims),
    ],
    releases: [
      ...deletes.flatMap((one) => claimsOf(kind, view.network, one).map(releaseOf)),
      ...moves.flatMap(({ releases }) => releases),
    ],
    outcome: undefined,
  }
}

/** Asked of the list as it will be: of who is written, whether it may be; of who goes, whether it is missed. */
function checked(
  kind: Kind,
  view: View,
  plan: Plan<undefined>,
  children: readonly Child[],
): Problem | undefined {
  const whole = viewAfter(view, plan)
  const wrong = problemOfItems(children, ({ before, after }) =>
    before === after ? undefined : writeProblem(kind, whole, before, after),
  )
  const [first] = plan.deletes
  if (wrong !== undefined || first === undefined) return wrong
  const blocking = dependentsOf(whole, plan.deletes)
  return blocking.length === 0 ? undefined : inUseProblem(first, blocking)
}

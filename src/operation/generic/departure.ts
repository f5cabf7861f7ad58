/**
 * Deleting what others depend on.
 *
 * `detach` takes the resource out of whatever mentions it. A line of a table or a list (a rule, a route)
 * that would mean nothing without it goes along; nothing else does. `cascade` deletes whatever cannot
 * be without it as well, and whatever cannot be without that. Neither takes away what the resource
 * itself lives in.
 *
 * @module
 */

import { fingerprint } from '../../base/fingerprint.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Dependent } from '../../model/kind.ts'
import type { Blocking, Problem } from '../../model/problem.ts'
import { canonicalJson } from '../../store/canonical-json.ts'
import type { StoredResource } from '../../store/chain.ts'
import { TRANSACTION_ACTIONS_MAX } from '../../store/table.ts'
import { changedClaims } from '../claims-of.ts'
import { withCompany } from '../company.ts'
import { blockingOf, dependentsOf } from '../dependents-of.ts'
import type { Fresh } from '../fresh.ts'
import { asResource, kindOf } from '../kind-of.ts'
import type { Plan } from '../plan.ts'
import { takenOut } from '../taken-out.ts'
import { type View, viewAfter } from '../view.ts'
import { inUseProblem, removal } from './remove.ts'

export type Way = 'detach' | 'cascade'

/** What goes and what changes with it, each by what it depended. */
export interface Departed {
  readonly deleted: readonly Blocking[]
  readonly changed: readonly Blocking[]
  /** Stands for exactly this, at these revisions. */
  readonly plan: string
}

interface Departure {
  readonly gone: readonly StoredResource[]
  /** As they will be, at their old revisions. */
  readonly changed: readonly StoredResource[]
  /** By which member each depended. */
  readonly relations: ReadonlyMap<string, string>
  /** Who stands in the way. */
  readonly blocking: readonly Dependent[]
  /** True: more are concerned than anybody can change at once, and the rest was not looked for. */
  readonly isCut: boolean
}

export function depart(
  view: View,
  target: StoredResource,
  { way, plan }: { readonly way: Way; readonly plan?: string },
  { timestamp }: Fresh,
): Result<Plan<Departed>, Problem> {
  const departure = departureOf(view, target, way, TRANSACTION_ACTIONS_MAX)
  if (departure.isCut) return fail(tooManyProblem(target))
  if (departure.blocking.length > 0) return fail(inUseProblem(target, departure.blocking))
  const outcome = departedOf(view, departure)
  if (plan !== undefined && plan !== outcome.plan) return fail(staleProblem(outcome.plan))
  const puts = departure.changed.map((one) => ({
    ...one,
    revision: one.revision + 1,
    updatedAt: timestamp,
  }))
  const { deletes, releases } = removal(view, departure.gone)
  const changes = puts.map((after) =>
    changedClaims(view.network, { given: {}, before: view.find(after.id) ?? after, after }),
  )
  return ok({
    puts,
    deletes,
    claims: changes.flatMap(({ claims }) => claims),
    releases: [...releases, ...changes.flatMap((change) => change.releases)],
    outcome,
  })
}

/** Grows until nothing that stays mentions anything that goes, or more than `most` are concerned. */
export function departureOf(view: View, target: StoredResource, way: Way, most: number): Departure {
  const gone = new Map(withCompany(view, target).map((one) => [one.id, one]))
  const relations = new Map<string, string>()
  const home = homeOf(view, [...gone.values()])
  for (;;) {
    const dependents = dependentsOf(view, [...gone.values()])
    for (const { id, relation } of dependents) relations.set(id, relations.get(id) ?? relation)
    if (gone.size + new Set(dependents.map(({ id }) => id)).size > most) {
      return { gone: [...gone.values()], changed: [], relations, blocking: [], isCut: true }
    }
    const { changed, hopeless } = sorted(view, gone, dependents)
    const goes = hopeless.filter((one) => mayGo(one, way, home))
    if (goes.length === 0) {
      const stuck = new Set(hopeless.map(({ id }) => id))
      const blocking = dependents.filter(({ id }) => stuck.has(id))
      return { gone: [...gone.values()], changed, relations, blocking, isCut: false }
    }
    for (const one of goes.flatMap((each) => withCompany(view, each))) gone.set(one.id, one)
  }
}

/** Who can do without what goes, as they would be, and who cannot. */
function sorted(
  view: View,
  gone: ReadonlyMap<string, StoredResource>,
  dependents: readonly Dependent[],
): { readonly changed: StoredResource[]; readonly hopeless: StoredResource[] } {
  const ids = new Set(gone.keys())
  const distinct = [...new Set(dependents.map(({ id }) => id))].flatMap((id) => view.find(id) ?? [])
  const without = new Map(distinct.map((one) => [one, takenOut(one, ids)]))
  const changed = [...without.values()].filter((one) => one !== undefined)
  const { network } = viewAfter(view, { puts: changed, deletes: [...gone.values()] })
  const isWhole = (before: StoredResource, after: StoredResource): boolean =>
    after !== before &&
    kindOf(after).check?.(network, asResource(before), asResource(after)) === undefined
  const sound = new Set(
    distinct.filter((one) => {
      const after = without.get(one)
      return after !== undefined && isWhole(one, after)
    }),
  )
  return {
    changed: [...sound].flatMap((one) => without.get(one) ?? []),
    hopeless: distinct.filter((one) => !sound.has(one)),
  }
}

/** The VPC and the parents of what goes, unless they go themselves. */
function homeOf(view: View, gone: readonly StoredResource[]): ReadonlySet<string> {
  const ids = gone.flatMap((one) => [one['vpcId'], one[`${kindOf(one).parent}Id`]])
  return new Set(ids.filter((id): id is string => typeof id === 'string' && !!view.find(id)))
}

function mayGo(one: StoredResource, way: Way, home: ReadonlySet<string>): boolean {
  const { parent, scope } = kindOf(one)
  if (home.has(one.id) || scope === 'platform') return false
  return way === 'cascade' || parent !== undefined
}

function departedOf(view: View, { gone, changed, relations }: Departure): Departed {
  const affected = (one: StoredResource): Blocking =>
    blockingOf({ ...asResource(one), kind: one.kind, relation: relations.get(one.id) ?? '' })
  const stamp = [gone, changed].map((list) =>
    list.map(({ id }) => `${id}@${view.find(id)?.revision}`).sort(),
  )
  return {
    deleted: gone.map(affected),
    changed: changed.map(affected),
    plan: fingerprint(canonicalJson(stamp)),
  }
}

const tooManyProblem = ({ id }: StoredResource): Problem => ({
  code: 'change_too_large',
  detail: `More than ${TRANSACTION_ACTIONS_MAX} resources would go or change with ${id}; one transaction has no room for them. Delete some of them first.`,
  more: { limit: { name: 'actions', limit: TRANSACTION_ACTIONS_MAX } },
})

const staleProblem = (plan: string): Problem => ({
  code: 'plan_stale',
  detail: 'The network has changed since the plan was made; it would be another plan now.',
  more: { plan },
})

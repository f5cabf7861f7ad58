/**
 * What keeps a resource from being written as it is meant to be.
 *
 * @module
 */

import { groupedBy } from '../model/grouped-by.ts'
import { together } from '../model/joined-problem.ts'
import type { Kind, Reference } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { FieldProblem, Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'
import { keyOf } from './key-of.ts'
import { asResource, textOf } from './kind-of.ts'
import { referencesOf } from './references-of.ts'
import { ofKind } from './snapshot-of.ts'
import type { View } from './view.ts'

/** `before` is absent on creation. References come first: the rest may follow them. */
export const writeProblem = (
  kind: Kind,
  view: View,
  before: StoredResource | undefined,
  after: StoredResource,
): Problem | undefined =>
  danglingProblem(kind, view, before, after) ??
  together(
    nameProblem(kind, view.network, after),
    kind.check?.(view.network, before && asResource(before), asResource(after)),
  ) ??
  twinProblem(kind, view.network, before, after) ??
  (before === undefined ? quotaProblem(kind, view.network, after) : undefined)

/** References that stood before are not looked at again: what they lead to may not be in view. */
export function danglingProblem(
  kind: Kind,
  view: View,
  before: StoredResource | undefined,
  after: StoredResource,
): Problem | undefined {
  const known = new Set(before && referencesOf(kind, before).map(({ id }) => id))
  const dangling = referencesOf(kind, after)
    .filter(({ relation }) => !isLookedAtElsewhere(kind, relation))
    .filter((one) => one.id !== after.id && !known.has(one.id) && !isThere(view, one))
  const [first] = dangling
  if (first === undefined) return undefined
  const errors = dangling.map(danglingError)
  return { code: 'reference_dangling', detail: danglingError(first).detail, errors }
}

/** The VPC of the path is there, or we would not be here; what a kind shows by itself it checks itself. */
const isLookedAtElsewhere = (kind: Kind, relation: string): boolean =>
  (kind.scope === 'vpc' && relation === 'vpcId') ||
  (kind.references !== undefined && kind.fields[relation]?.shape.type !== 'ref')

const isThere = (view: View, { id, to }: Reference): boolean => {
  const found = view.find(id)
  return found !== undefined && to.includes(found.kind)
}

function danglingError({
  pointer,
  relation,
  to,
  id,
}: Reference): FieldProblem & { detail: string } {
  const detail = `\`${relation}\` says ${id}; there is no such ${to.join(' or ')} within reach.`
  return { pointer, code: 'reference_dangling', detail, value: id }
}

/** What nobody may be called: questions give it another meaning. */
const RESERVED_NAMES = new Set(['internet'])

function nameProblem(kind: Kind, network: Snapshot, after: StoredResource): Problem | undefined {
  const name = textOf(after, 'name')
  if (name === undefined) return undefined
  if (RESERVED_NAMES.has(name)) {
    const detail = `In questions \`${name}\` means the internet; choose another name.`
    return { code: 'name_reserved', detail, errors: [nameError('name_reserved', detail, name)] }
  }
  const namesakes = groupedBy(ofKind(network, kind), 'name', name)
  const rival = namesakes.find((one) => one.id !== after.id && isBeside(kind, one, after))
  if (rival === undefined) return undefined
  const detail = `${rival.id} is called ${name}; names are unique among resources of a kind.`
  return {
    code: 'name_taken',
    detail,
    errors: [nameError('name_taken', detail, name)],
    more: { conflict: { with: rival.id, kind: kind.name } },
  }
}

const nameError = (code: string, detail: string, value: string): FieldProblem => ({
  pointer: '/name',
  code,
  detail,
  value,
})

/** In the same VPC, tenant or platform, and below the same parent. */
const isBeside = (kind: Kind, one: StoredResource, other: StoredResource): boolean =>
  [kind.scope === 'vpc' ? 'vpcId' : undefined, parentField(kind)].every(
    (member) => member === undefined || one[member] === other[member],
  )

/** Two that say the same: taking one away would leave what it did. */
function twinProblem(
  kind: Kind,
  network: Snapshot,
  before: StoredResource | undefined,
  after: StoredResource,
): Problem | undefined {
  const parent = parentField(kind)
  if (parent === undefined || kind.key === undefined) return undefined
  const key = keyOf(kind, after)
  if (before !== undefined && keyOf(kind, before) === key) return undefined
  const twin = groupedBy(ofKind(network, kind), parent, after[parent]).find(
    (one) => one.id !== after.id && keyOf(kind, one) === key,
  )
  if (twin === undefined) return undefined
  return {
    code: kind.twin ?? 'duplicate',
    detail: `${twin.id} says the same: ${kind.key.filter((one) => one in after).join(', ')} are equal.`,
    more: { conflict: { with: twin.id, kind: kind.name } },
  }
}

function quotaProblem(kind: Kind, network: Snapshot, after: StoredResource): Problem | undefined {
  const all = ofKind(network, kind)
  const there = kind.scope === 'vpc' ? groupedBy(all, 'vpcId', after['vpcId']) : all
  const used = there.length - groupedBy(all, 'id', after.id).length
  if (used < kind.limit) return undefined
  const scope = { vpc: 'per VPC', tenant: 'per tenant', platform: 'in all' }[kind.scope]
  return {
    code: 'quota_exceeded',
    detail: `There are ${used} ${kind.plural}; at most ${kind.limit} are allowed ${scope}.`,
    more: { limit: { name: kind.plural, limit: kind.limit, used, requested: 1 } },
  }
}

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))

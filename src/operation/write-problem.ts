/**
 * What keeps a resource from being written as it is meant to be.
 *
 * @module
 */

import type { Kind, Reference } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { FieldProblem, Problem } from '../model/problem.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, textOf } from './kind-of.ts'
import { referencesOf } from './references-of.ts'
import type { View } from './view.ts'

/** `before` is absent on creation. References come first: the rest may follow them. */
export const writeProblem = (
  kind: Kind,
  view: View,
  before: StoredResource | undefined,
  after: StoredResource,
): Problem | undefined =>
  danglingProblem(kind, view, before, after) ??
  nameProblem(kind, view, after) ??
  kind.check?.(view.network, before && asResource(before), asResource(after)) ??
  (before === undefined ? quotaProblem(kind, view, after) : undefined)

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
  relation === 'vpcId' ||
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

function nameProblem(kind: Kind, view: View, after: StoredResource): Problem | undefined {
  const name = textOf(after, 'name')
  if (name === undefined) return undefined
  if (RESERVED_NAMES.has(name)) {
    const detail = `In questions \`${name}\` means the internet; choose another name.`
    return { code: 'name_reserved', detail, errors: [nameError('name_reserved', detail, name)] }
  }
  const rival = siblingsOf(kind, view, after).find((one) => one['name'] === name)
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

/** Others of the kind, in the same VPC, tenant or platform and below the same parent. */
function siblingsOf(kind: Kind, view: View, after: StoredResource): StoredResource[] {
  const members = [kind.scope === 'vpc' ? 'vpcId' : undefined, parentField(kind)].filter(
    (one) => one !== undefined,
  )
  return view
    .all()
    .filter(
      (one) =>
        one.kind === kind.name &&
        one.id !== after.id &&
        members.every((member) => one[member] === after[member]),
    )
}

function quotaProblem(kind: Kind, view: View, after: StoredResource): Problem | undefined {
  const isPerVpc = kind.scope === 'vpc'
  const used = view
    .all()
    .filter(
      (one) => one.kind === kind.name && (!isPerVpc || one['vpcId'] === after['vpcId']),
    ).length
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

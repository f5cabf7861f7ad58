import { assert } from '../base/assert.ts'
import type { Envelope, Kind } from '../model/kind.ts'
import { KINDS } from '../model/kinds.ts'
import type { Chain, StoredResource } from '../store/chain.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export function kindNamed(name: string): Kind {
  const kind = BY_NAME.get(name)
  assert(kind, `${name} is a kind`)
  return kind
}

export const kindOf = (resource: StoredResource): Kind => kindNamed(resource.kind)

/** A stored resource as the model sees it; what is stored passed the model's checks. */
export const asResource = (stored: StoredResource): StoredResource & Envelope =>
  stored as StoredResource & Envelope

/** Field that holds the parent's id, where a kind has a parent. */
export const parentField = (kind: Kind): string | undefined =>
  kind.parent === undefined ? undefined : `${kind.parent}Id`

export function textOf(resource: StoredResource, member: string): string | undefined {
  const value = resource[member]
  return typeof value === 'string' ? value : undefined
}

/** The chain that holds resources of a kind; `vpcId` is asked for VPC scope alone. */
export function chainOf(kind: Kind, vpcId: string | undefined): Chain {
  if (kind.scope !== 'vpc') return { kind: kind.scope }
  assert(vpcId !== undefined, 'what lives in a VPC says in which')
  return { kind: 'vpc', vpcId }
}

export const childrenOf = (
  parent: StoredResource,
  resources: Iterable<StoredResource>,
): StoredResource[] =>
  [...resources].filter((one) => {
    const field = parentField(kindOf(one))
    return field === `${parent.kind}Id` && one[field] === parent.id
  })

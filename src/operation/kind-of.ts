import { assert } from '../base/assert.ts'
import type { Envelope, Kind } from '../model/kind.ts'
import { kindNamed } from '../model/kind-named.ts'
import type { Chain, StoredResource } from '../store/chain.ts'

export const kindOf = (resource: StoredResource): Kind => kindNamed(resource.kind)

/** A stored resource as the model sees it; what is stored passed the model's checks. */
export const asResource = (stored: StoredResource): StoredResource & Envelope =>
  stored as StoredResource & Envelope

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

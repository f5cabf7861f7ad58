import type { Kind } from '../model/kind.ts'
import { resourceFields } from '../model/kind-fields.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'

/** A resource as callers see it: what is stored, and what its kind derives from the network. */
export function shown(network: Snapshot, resource: StoredResource): StoredResource {
  const kind = kindOf(resource)
  const derived = kind.derive?.(network, asResource(resource))
  return inOrder(kind, derived === undefined ? resource : { ...resource, ...derived })
}

/** Of a kind that derives nothing. */
export const shownAlone = (resource: StoredResource): StoredResource =>
  inOrder(kindOf(resource), resource)

const orders = new WeakMap<Kind, readonly string[]>()

/** Members as the kind describes them, whether the resource was just made or comes out of the store. */
function inOrder(kind: Kind, resource: StoredResource): StoredResource {
  const names = orders.get(kind) ?? Object.keys(resourceFields(kind))
  orders.set(kind, names)
  const ordered: Record<string, unknown> = {}
  for (const name of names) if (resource[name] !== undefined) ordered[name] = resource[name]
  // What a kind keeps for itself comes last.
  for (const name of Object.keys(resource)) if (!(name in ordered)) ordered[name] = resource[name]
  return ordered as StoredResource
}

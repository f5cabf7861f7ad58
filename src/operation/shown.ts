import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'

/** A resource as callers see it: what is stored, and what its kind derives from the network. */
export function shown(network: Snapshot, resource: StoredResource): StoredResource {
  const derived = kindOf(resource).derive?.(network, asResource(resource))
  return derived === undefined ? resource : { ...resource, ...derived }
}

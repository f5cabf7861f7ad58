import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'
import type { Plan } from './plan.ts'
import { snapshotAfter } from './snapshot-of.ts'

/** A resource as callers see it: what is stored, and what its kind derives from the network. */
export function shown(network: Snapshot, resource: StoredResource): StoredResource {
  const derived = kindOf(resource).derive?.(network, asResource(resource))
  return derived === undefined ? resource : { ...resource, ...derived }
}

/** The plan with its outcome as callers will see it once it is carried out. */
export function withShownOutcome(network: Snapshot, plan: Plan): Plan {
  const { outcome } = plan
  if (outcome === undefined || kindOf(outcome).derive === undefined) return plan
  return { ...plan, outcome: shown(snapshotAfter(network, plan), outcome) }
}

import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'
import { kindOf } from './kind-of.ts'
import type { Changes, Plan } from './plan.ts'
import { raisedParents } from './raised-parents.ts'
import { shown, shownAlone } from './shown.ts'
import { snapshotAfter } from './snapshot-of.ts'
import type { View } from './view.ts'

/** Gives a resource as it will be shown once a plan is carried out. */
export type Show = (resource: StoredResource) => StoredResource

/** The plan with what goes along with every write: parents move, and the answer shows the network after it. */
export function finished<O>(
  view: View,
  plan: Plan<O>,
  fresh: Fresh,
  outcome: (show: Show, given: O) => O,
): Plan<O> {
  const whole = { ...plan, puts: [...plan.puts, ...raisedParents(view, plan, fresh)] }
  return { ...whole, outcome: outcome(showAfter(view.network, whole), plan.outcome) }
}

/** The network after it is made for those kinds alone that derive something from it. */
function showAfter(network: Snapshot, changes: Changes): Show {
  const written = new Map(changes.puts.map((one) => [one.id, one]))
  let after: Snapshot | undefined
  return (given) => {
    const resource = written.get(given.id) ?? given
    if (kindOf(resource).derive === undefined) return shownAlone(resource)
    after ??= snapshotAfter(network, changes)
    return shown(after, resource)
  }
}

import { fail, type Result } from '../../base/result.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { remove } from '../generic/remove.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'

/** No index tells the platform which tenants use a fabric, so one that was ever used stays. */
export function deleteFabric(view: View, fabric: StoredResource): Result<Plan, Problem> {
  if (fabric['isDefault'] === true) {
    return fail({ code: 'fabric_kept', detail: `${fabric.id} is the default fabric.` })
  }
  if (fabric['hasCarried'] === true) {
    return fail({ code: 'fabric_kept', detail: `${fabric.id} has carried VPCs.` })
  }
  return remove(view, fabric)
}

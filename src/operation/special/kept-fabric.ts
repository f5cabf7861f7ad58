import { fail, type Result } from '../../base/result.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'

/** No index tells the platform which tenants use a fabric, so one that was ever used stays. */
export function keptFabric(fabric: StoredResource): Result<never, Problem> | undefined {
  if (fabric['isDefault'] === true) {
    return fail({ code: 'fabric_kept', detail: `${fabric.id} is the default fabric.` })
  }
  if (fabric['hasCarried'] === true) {
    return fail({ code: 'fabric_kept', detail: `${fabric.id} has carried VPCs.` })
  }
  return undefined
}

import { fail, type Result } from '../../base/result.ts'
import type { Blocking, Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { inUseProblem, remove } from '../generic/remove.ts'
import { textOf } from '../kind-of.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'

/** Rules that refer to a group on the other side live from the peering as routes do. */
export function deletePeering(view: View, peering: StoredResource): Result<Plan, Problem> {
  const sides = [textOf(peering, 'requesterVpcId'), textOf(peering, 'accepterVpcId')]
  const blocking = view.network.securityGroupRules
    .filter(({ vpcId, peerSecurityGroupId = '' }) => {
      const other = textOf(view.find(peerSecurityGroupId) ?? peering, 'vpcId')
      return (
        sides.includes(vpcId) && other !== undefined && other !== vpcId && sides.includes(other)
      )
    })
    .map(({ id }): Blocking => ({ kind: 'securityGroupRule', id, relation: 'peerSecurityGroupId' }))
  const plan = remove(view, peering)
  if (blocking.length === 0) return plan
  const routes = plan.ok ? [] : (plan.error.blocking ?? [])
  return fail(inUseProblem(peering, [...routes, ...blocking]))
}

import { fail, ok, type Result } from '../../base/result.ts'
import type { Blocking, Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { dependentsOf } from '../dependents-of.ts'
import { inUseProblem, removal } from '../generic/remove.ts'
import { childrenOf, textOf } from '../kind-of.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'

const DEFAULTS = ['mainRouteTableId', 'defaultNetworkAclId', 'defaultSecurityGroupId']

/** A VPC goes with the defaults that it came with; everything else in it must be gone before. */
export function deleteVpc(view: View, vpc: StoredResource): Result<Plan, Problem> {
  const defaults = DEFAULTS.map((member) => view.find(textOf(vpc, member) ?? '')).filter(
    (one) => one !== undefined,
  )
  const gone = [vpc, ...defaults, ...defaults.flatMap((parent) => childrenOf(parent, view.all()))]
  const blocking = dependentsOf(view, gone)
  return blocking.length > 0
    ? fail(inUseProblem(vpc, oncePerResource(blocking)))
    : ok(removal(view, gone))
}

/** Everything in a VPC mentions it by `vpcId`, and often by more. */
const oncePerResource = (blocking: readonly Blocking[]): Blocking[] =>
  [...new Map([...blocking].reverse().map((one) => [one.id, one])).values()].reverse()

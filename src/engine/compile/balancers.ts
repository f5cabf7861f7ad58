/**
 * Balancers with their listeners.
 *
 * @module
 */
import { assert } from '../../base/assert.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { protocolNumber } from '../../net/protocol.ts'
import type { Balancer, Listener, Subnet } from './network.ts'
import { byId, groupBy } from './parsed.ts'
import { compileTargetGroups, type PoolsOf, poolsOf, type TargetGroup } from './target-pools.ts'

export function compileBalancers(
  snapshot: Snapshot,
  subnets: ReadonlyMap<string, Subnet>,
): Map<string, Balancer> {
  const groups = compileTargetGroups(snapshot, subnets)
  const listeners = groupBy(snapshot.listeners, (listener) => listener.loadBalancerId)
  return new Map(
    snapshot.loadBalancers.map((resource) => {
      const { id, type, scheme } = resource
      const pools = poolsOf(resource, subnets)
      const own = [...(listeners.get(id) ?? [])].sort(byId)
      const balancer: Balancer = {
        id,
        terminates: type === 'application',
        isInternal: scheme === 'internal',
        listeners: own.map((listener) => compileListener(listener, groups, pools)),
      }
      return [id, balancer]
    }),
  )
}

function compileListener(
  listener: Snapshot['listeners'][number],
  groups: ReadonlyMap<string, TargetGroup>,
  pools: PoolsOf,
): Listener {
  const served = listener.targetGroups
    .filter(({ weight }) => weight > 0)
    .flatMap(({ targetGroupId }) => groups.get(targetGroupId) ?? [])
    .sort(byId)
  return {
    id: listener.id,
    l4Port: listener.l4Port,
    protocols: listener.protocols.map((name) => {
      const number = protocolNumber(name)
      assert(number !== undefined, `${name} of ${listener.id} is a protocol`)
      return number
    }),
    hasTargetGroups: served.length > 0,
    pools: pools(served),
  }
}

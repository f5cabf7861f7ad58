/**
 * Balancers with their listeners and targets.
 *
 * @module
 */
import { assert } from '../../base/assert.ts'
import { addressOf } from '../../model/canonical.ts'
import type { TargetGroup as TargetGroupResource } from '../../model/kind/target-group.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Family } from '../../net/address.ts'
import { protocolNumber } from '../../net/protocol.ts'
import type { Balancer, BalancerTarget, Listener, Subnet, TargetGroup } from './network.ts'
import { byId, groupBy } from './parsed.ts'

export function compileBalancers(
  snapshot: Snapshot,
  subnets: ReadonlyMap<string, Subnet>,
): Map<string, Balancer> {
  const groups = compileTargetGroups(snapshot, subnets)
  const listeners = groupBy(snapshot.listeners, (listener) => listener.loadBalancerId)
  return new Map(
    snapshot.loadBalancers.map(({ id, type, scheme, crossZone, nodes }) => {
      const own = [...(listeners.get(id) ?? [])].sort(byId)
      const balancer: Balancer = {
        id,
        terminates: type === 'application',
        isInternal: scheme === 'internal',
        crossZone,
        zones: new Set(nodes.map(({ subnetId }) => subnets.get(subnetId)?.zone)),
        listeners: own.map((listener) => compileListener(listener, groups)),
      }
      return [id, balancer]
    }),
  )
}

function compileListener(
  listener: Snapshot['listeners'][number],
  groups: ReadonlyMap<string, TargetGroup>,
): Listener {
  return {
    id: listener.id,
    l4Port: listener.l4Port,
    protocols: listener.protocols.map((name) => {
      const number = protocolNumber(name)
      assert(number !== undefined, `${name} of ${listener.id} is a protocol`)
      return number
    }),
    targetGroups: listener.targetGroups
      .filter(({ weight }) => weight > 0)
      .flatMap(({ targetGroupId }) => groups.get(targetGroupId) ?? [])
      .sort(byId),
  }
}

const FAMILIES: Readonly<Record<string, Family>> = { ipv4: 4, ipv6: 6 }

function compileTargetGroups(
  snapshot: Snapshot,
  subnets: ReadonlyMap<string, Subnet>,
): Map<string, TargetGroup> {
  const vnics = new Map(snapshot.vnics.map((vnic) => [vnic.id, vnic]))
  const compileTarget = (
    group: TargetGroupResource,
    target: TargetGroupResource['targets'][number],
  ): BalancerTarget => {
    const vnic = vnics.get(target.vnicId ?? '')
    const addresses = vnic?.addresses ?? (target.address === undefined ? [] : [target.address])
    const l4Port = target.l4Port ?? group.l4Port
    return {
      id: `${target.vnicId ?? target.address ?? ''}:${l4Port}`,
      addresses: addresses.map(addressOf),
      l4Port,
      zone: vnic === undefined ? target.zone : subnets.get(vnic.subnetId)?.zone,
      health: target.health,
    }
  }
  return new Map(
    snapshot.targetGroups.map((group) => {
      const compiled: TargetGroup = {
        id: group.id,
        preservesClient: group.preserveClientAddress,
        crossZone: group.crossZone === 'inherit' ? undefined : group.crossZone === 'on',
        family: FAMILIES[group.addressFamily ?? ''],
        targets: group.targets.map((target) => compileTarget(group, target)).sort(byId),
      }
      return [group.id, compiled]
    }),
  )
}

/**
 * Whom a node of a balancer may send to: decided once, however many connections are asked about.
 *
 * Nodes that may send to the same targets share one pool.
 *
 * @module
 */
import { addressOf } from '../../model/canonical.ts'
import type { LoadBalancer } from '../../model/kind/load-balancer.ts'
import type { Target } from '../../model/kind/target.ts'
import type { TargetGroup as TargetGroupResource } from '../../model/kind/target-group.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { type Family, familyOf } from '../../net/address.ts'
import type { BalancerTarget, ReachedTarget, Subnet, TargetPool } from './network.ts'
import { byId, groupBy } from './parsed.ts'

export interface TargetGroup {
  readonly id: string
  /** Absent: as the balancer says. */
  readonly crossZone: boolean | undefined
  /** Family in which targets are reached, whatever the client speaks; absent: that of the client. */
  readonly family: Family | undefined
  readonly targets: readonly BalancerTarget[]
}

const FAMILIES: Readonly<Record<string, Family>> = { ipv4: 4, ipv6: 6 }

export function compileTargetGroups(
  snapshot: Snapshot,
  subnets: ReadonlyMap<string, Subnet>,
): Map<string, TargetGroup> {
  const vnics = new Map(snapshot.vnics.map((vnic) => [vnic.id, vnic]))
  const members = groupBy(snapshot.targets, ({ targetGroupId }) => targetGroupId)
  const compileTarget = (group: TargetGroupResource, target: Target): BalancerTarget => {
    const vnic = vnics.get(target.vnicId ?? '')
    const addresses = vnic?.addresses ?? (target.address === undefined ? [] : [target.address])
    const l4Port = target.l4Port ?? group.l4Port
    return {
      id: target.id,
      said: `${target.vnicId ?? target.address ?? ''}:${l4Port}`,
      addresses: addresses.map(addressOf),
      l4Port,
      zone: vnic === undefined ? target.zone : subnets.get(vnic.subnetId)?.zone,
      health: target.health,
      preservesClient: group.preserveClientAddress,
    }
  }
  return new Map(
    snapshot.targetGroups.map((group) => {
      const own = members.get(group.id) ?? []
      const compiled: TargetGroup = {
        id: group.id,
        crossZone: group.crossZone === 'inherit' ? undefined : group.crossZone === 'on',
        family: FAMILIES[group.addressFamily ?? ''],
        targets: own.map((target) => compileTarget(group, target)).sort(byId),
      }
      return [group.id, compiled]
    }),
  )
}

/** A node of a balancer, as far as its targets are concerned. */
interface PoolNode {
  readonly id: string
  readonly zone: string | undefined
  readonly families: readonly Family[]
}

export type PoolsOf = (groups: readonly TargetGroup[]) => ReadonlyMap<string, TargetPool>

/** The pools of each node of one balancer, for the groups of a listener. */
export function poolsOf(balancer: LoadBalancer, subnets: ReadonlyMap<string, Subnet>): PoolsOf {
  const nodes = balancer.nodes.map(({ id, subnetId, addresses }): PoolNode => {
    const families = new Set(addresses.map((address) => familyOf(addressOf(address))))
    return { id, zone: subnets.get(subnetId)?.zone, families: [...families].sort() }
  })
  const zones = new Set(nodes.map(({ zone }) => zone))
  const made = new Map<string, TargetPool>()
  return (groups) =>
    new Map(
      nodes.map((node) => {
        const key = JSON.stringify([node.zone, node.families, groups.map(({ id }) => id)])
        const pool = made.get(key) ?? poolOf(groups, node, balancer.crossZone, zones)
        made.set(key, pool)
        return [node.id, pool]
      }),
    )
}

function poolOf(
  groups: readonly TargetGroup[],
  node: PoolNode,
  crossZone: boolean,
  zones: ReadonlySet<string | undefined>,
): TargetPool {
  const reached = (family: Family): ReachedTarget[] =>
    groups.flatMap((group) => {
      const crosses = group.crossZone ?? crossZone
      const wanted = group.family ?? family
      return usable(group, node.zone, crosses ? zones : undefined).flatMap(
        (target) => reachedAt(target, wanted, node.families) ?? [],
      )
    })
  return { v4: reached(4), v6: reached(6) }
}

/**
 * Targets of the node's own zone, or of any zone with a node if zones are crossed, that are healthy.
 * If none of them is healthy the node fails open and takes the unhealthy ones (AWS "Target group
 * health").
 */
function usable(
  group: TargetGroup,
  zone: string | undefined,
  crossed: ReadonlySet<string | undefined> | undefined,
): readonly BalancerTarget[] {
  const near = group.targets.filter(
    (target) =>
      target.zone === undefined || target.zone === zone || crossed?.has(target.zone) === true,
  )
  const serving = near.filter(isServing)
  return serving.length > 0 ? serving : near.filter(isLastResort)
}

/** The family of the group, or of the client, if the target has it; the node must have it too. */
function reachedAt(
  target: BalancerTarget,
  wanted: Family,
  families: readonly Family[],
): ReachedTarget | undefined {
  const address = target.addresses.find((one) => familyOf(one) === wanted) ?? target.addresses[0]
  return address !== undefined && families.includes(familyOf(address))
    ? { target, address }
    : undefined
}

/** `unavailable`: health checks are off, and every target counts as healthy. */
const isServing = ({ health }: BalancerTarget): boolean =>
  health === 'healthy' || health === 'unavailable'

const isLastResort = ({ health }: BalancerTarget): boolean =>
  health === 'unhealthy' || health === 'initial'

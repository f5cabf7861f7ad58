/**
 * What a gateway route table may hold: one that routes what enters a VPC by a gateway.
 *
 * As AWS has it ("Gateway route tables"): a route leads a whole block of the VPC or of one of its
 * subnets to an interface or an inspection endpoint in the VPC, or leaves it local.
 *
 * @module
 */
import type { Route, RouteTargetKind } from '../kind/route.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { conflictWith, refusal } from './refusal.ts'

/** A gateway, or what is to become one. */
interface Gateway {
  readonly id: string
  readonly vpcId: string
  readonly routeTableId?: string
}

/** `blackhole` and `unmodelled` lead nowhere that could be wrong. */
const TARGETS: readonly RouteTargetKind[] = [
  'local',
  'vnic',
  'serviceEndpoint',
  'blackhole',
  'unmodelled',
]

/** Refuses to associate a table with a gateway while it holds a route that no gateway table may hold. */
export function gatewayTableProblem(snapshot: Snapshot, gateway: Gateway): Problem | undefined {
  const { routeTableId } = gateway
  if (routeTableId === undefined) return undefined
  for (const route of snapshot.routes.filter((one) => one.routeTableId === routeTableId)) {
    const why = whyNot(snapshot, route)
    if (why === undefined) continue
    const detail = `${route.id} of ${routeTableId} may not be in the table of a gateway: ${why}.`
    const more = conflictWith({ id: route.id, kind: 'route' })
    return refusal('gateway_route_wrong', { pointer: '/routeTableId', detail, more })
  }
  return undefined
}

/** Refuses a route that the gateway whose table it is in could not follow. */
export function gatewayRouteProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  const gateways: readonly Gateway[] = [...snapshot.internetGateways, ...snapshot.vpnGateways]
  const gateway = gateways.find(({ routeTableId }) => routeTableId === route.routeTableId)
  const why = gateway === undefined ? undefined : whyNot(snapshot, route)
  if (gateway === undefined || why === undefined) return undefined
  const detail = `${route.routeTableId} routes what enters by ${gateway.id}: ${why}.`
  return refusal('gateway_route_wrong', { pointer: '/target', detail })
}

function whyNot(snapshot: Snapshot, route: Route): string | undefined {
  const { destinationCidr, target } = route
  if (!TARGETS.includes(target.kind)) {
    return `its target is a ${target.kind}, and may only be one of ${TARGETS.join(', ')}`
  }
  if (destinationCidr === undefined)
    return 'its destination is a prefix list, and may only be a block'
  if (target.kind === 'local' || isWholeBlock(snapshot, route)) return undefined
  return `${destinationCidr} is not a whole block of ${route.vpcId} or of one of its subnets`
}

/** Whether the destination is exactly a block of the VPC, or of a subnet in it. */
export function isWholeBlock(snapshot: Snapshot, { vpcId, destinationCidr }: Route): boolean {
  const owners = [
    ...snapshot.vpcs.filter(({ id }) => id === vpcId),
    ...snapshot.subnets.filter((subnet) => subnet.vpcId === vpcId),
  ]
  return owners.some(({ cidrs }) => cidrs.some((cidr) => cidr === destinationCidr))
}

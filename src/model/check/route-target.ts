/**
 * Whether a route may lead where it says.
 *
 * Only for networks that are managed here; imported ones are full of targets that are gone.
 *
 * @module
 */
import { containsPrefix } from '../../net/prefix.ts'
import { NAT64 } from '../../net/special.ts'
import { prefixOf } from '../canonical.ts'
import type { Route, RouteTargetKind } from '../kind/route.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { isWholeBlock } from './gateway-route.ts'
import { refusal } from './refusal.ts'

/** Codes of {@link routeTargetProblem}. */
export const ROUTE_TARGET_PROBLEMS = [
  'missing_field',
  'reference_dangling',
  'route_target_wrong',
  'transit_gateway_not_attached',
  'family_wrong',
] as const satisfies readonly ProblemCode[]

export function routeTargetProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  const { kind, id } = route.target
  if (kind === 'local') return localProblem(snapshot, route)
  if (kind === 'blackhole') return id === undefined ? undefined : idProblem(kind)
  if (kind === 'unmodelled') return undefined
  if (id === undefined) {
    const detail = `A route to a target of kind ${kind} names its id.`
    return refused('missing_field', '/target/id', detail)
  }
  return (
    thereProblem(snapshot, route, id) ??
    familyProblem(route) ??
    insideProblem(snapshot, route) ??
    endpointProblem(snapshot, route)
  )
}

const refused = (code: ProblemCode, pointer: string, detail: string): Problem =>
  refusal(code, { pointer, detail })

const idProblem = (kind: RouteTargetKind): Problem =>
  refused('route_target_wrong', '/target/id', `A route to ${kind} names no id.`)

function localProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  if (route.target.id !== undefined) return idProblem('local')
  if (isInside(snapshot, route)) return undefined
  const bounds = blocksOf(snapshot, route.vpcId)
  const detail = `Only destinations inside ${bounds.join(' and ')} are local to ${route.vpcId}.`
  return refused('route_target_wrong', '/target/kind', detail)
}

const blocksOf = (snapshot: Snapshot, vpcId: string): readonly string[] =>
  snapshot.vpcs.find(({ id }) => id === vpcId)?.cidrs ?? []

const isInside = (snapshot: Snapshot, { vpcId, destinationCidr }: Route): boolean =>
  destinationCidr !== undefined &&
  blocksOf(snapshot, vpcId).some((cidr) =>
    containsPrefix(prefixOf(cidr), prefixOf(destinationCidr)),
  )

function thereProblem(snapshot: Snapshot, route: Route, id: string): Problem | undefined {
  const { vpcId, target } = route
  if (target.kind === 'transitGateway') return transitProblem(snapshot, route, id)
  const there = candidates(snapshot, vpcId)[target.kind] ?? []
  if (there.some((one) => one.id === id)) return undefined
  return dangling(vpcId, target.kind, id)
}

const dangling = (vpcId: string, kind: RouteTargetKind, id: string): Problem =>
  refused(
    'reference_dangling',
    '/target/id',
    `\`target.id\` says ${id}; ${vpcId} has no such ${kind}.`,
  )

interface Candidate {
  readonly id: string
  readonly vpcId?: string
}

/** What routes of a VPC may lead to, by kind. */
function candidates(
  snapshot: Snapshot,
  vpcId: string,
): Partial<Record<RouteTargetKind, readonly Candidate[]>> {
  const here = (list: readonly Candidate[]): readonly Candidate[] =>
    list.filter((one) => one.vpcId === vpcId)
  return {
    internetGateway: here(snapshot.internetGateways),
    egressOnlyGateway: here(snapshot.egressOnlyGateways),
    natGateway: here(snapshot.natGateways),
    vpnGateway: here(snapshot.vpnGateways),
    serviceEndpoint: here(snapshot.serviceEndpoints),
    vnic: here(snapshot.vnics),
    peering: snapshot.peerings.filter(({ requesterVpcId, accepterVpcId }) =>
      [requesterVpcId, accepterVpcId].includes(vpcId),
    ),
  }
}

/** A gateway that the VPC is not attached to would never get the packet. */
function transitProblem(snapshot: Snapshot, { vpcId }: Route, id: string): Problem | undefined {
  if (!snapshot.transitGateways.some((one) => one.id === id)) {
    return dangling(vpcId, 'transitGateway', id)
  }
  const isAttached = snapshot.transitGatewayAttachments.some(
    (one) => one.transitGatewayId === id && one.vpcId === vpcId,
  )
  if (isAttached) return undefined
  const detail = `${vpcId} is not attached to ${id}.`
  return refused('transit_gateway_not_attached', '/target/id', detail)
}

function familyProblem({ destinationCidr, target }: Route): Problem | undefined {
  if (destinationCidr === undefined) return undefined
  const destination = prefixOf(destinationCidr)
  const isIpv6 = destination.family === 6
  if (target.kind === 'natGateway' && isIpv6 && !containsPrefix(NAT64, destination)) {
    const detail = `${destinationCidr} is IPv6, of which a NAT gateway translates only 64:ff9b::/96.`
    return refused('family_wrong', '/target', detail)
  }
  if (target.kind !== 'egressOnlyGateway' || isIpv6) return undefined
  const detail = `${destinationCidr} is IPv4, and an egress-only gateway carries IPv6 only.`
  return refused('family_wrong', '/target', detail)
}

/** What may stand in the way between two subnets of a VPC (AWS "Route tables", middleboxes). */
const INSIDE: readonly RouteTargetKind[] = ['vnic', 'natGateway', 'serviceEndpoint']

/** Inside a VPC, what is not local is led whole through something inside it. */
function insideProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  if (!isInside(snapshot, route)) return undefined
  const { destinationCidr, target, vpcId } = route
  if (!INSIDE.includes(target.kind)) {
    const detail = `${destinationCidr} lies inside ${vpcId}; from there to there a route leads to one of ${INSIDE.join(', ')}, or is local.`
    return refused('route_target_wrong', '/target/kind', detail)
  }
  if (isWholeBlock(snapshot, route)) return undefined
  const detail = `${destinationCidr} lies inside ${vpcId}, and is neither a whole block of it nor of one of its subnets.`
  return refused('route_target_wrong', '/destinationCidr', detail)
}

/** An endpoint with addresses is reached by them, and is no next hop. */
function endpointProblem({ serviceEndpoints }: Snapshot, { target }: Route): Problem | undefined {
  const endpoint = serviceEndpoints.find(({ id }) => id === target.id)
  if (target.kind !== 'serviceEndpoint' || endpoint?.type !== 'interface') return undefined
  const detail = `${endpoint.id} is of type interface: it is reached by its addresses, and is no next hop.`
  return refused('route_target_wrong', '/target/id', detail)
}

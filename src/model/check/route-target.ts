/**
 * Whether a route may lead where it says.
 *
 * Only for networks that are managed here; imported ones are full of targets that are gone.
 *
 * @module
 */
import { containsPrefix } from '../../net/prefix.ts'
import { prefixOf } from '../canonical.ts'
import type { Route, RouteTargetKind } from '../kind/route.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

export function routeTargetProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  const { kind, id } = route.target
  if (kind === 'local') return localProblem(snapshot, route)
  if (kind === 'blackhole') return id === undefined ? undefined : idProblem(kind)
  if (id === undefined) {
    const detail = `A route to a target of kind ${kind} names its id.`
    return refusal('missing_field', '/target/id', detail)
  }
  if (!isThere(snapshot, route, kind, id)) {
    const detail = `\`target.id\` says ${id}; ${route.vpcId} has no such ${kind}.`
    return refusal('reference_dangling', '/target/id', detail)
  }
  return familyProblem(route)
}

const idProblem = (kind: RouteTargetKind): Problem =>
  refusal('route_target_wrong', '/target/id', `A route to ${kind} names no id.`)

function localProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  if (route.target.id !== undefined) return idProblem('local')
  const bounds = snapshot.vpcs.find(({ id }) => id === route.vpcId)?.cidrs ?? []
  const destination = route.destinationCidr
  const isInside =
    destination !== undefined &&
    bounds.some((cidr) => containsPrefix(prefixOf(cidr), prefixOf(destination)))
  if (isInside) return undefined
  const detail = `Only destinations inside ${bounds.join(' and ')} are local to ${route.vpcId}.`
  return refusal('route_target_wrong', '/target/kind', detail)
}

/** Where targets are looked for; kinds that nobody can create here are never there. */
function isThere(snapshot: Snapshot, { vpcId }: Route, kind: RouteTargetKind, id: string): boolean {
  const isHere = (one: { readonly id: string; readonly vpcId: string }): boolean =>
    one.id === id && one.vpcId === vpcId
  switch (kind) {
    case 'internetGateway':
      return snapshot.internetGateways.some(isHere)
    case 'natGateway':
      return snapshot.natGateways.some(isHere)
    case 'vnic':
      return snapshot.vnics.some(isHere)
    case 'peering':
      return snapshot.peerings.some(
        (one) => one.id === id && [one.requesterVpcId, one.accepterVpcId].includes(vpcId),
      )
    default:
      return false
  }
}

function familyProblem({ destinationCidr, target }: Route): Problem | undefined {
  const isIpv6 = destinationCidr !== undefined && prefixOf(destinationCidr).family === 6
  if (target.kind !== 'natGateway' || !isIpv6) return undefined
  const detail = `${destinationCidr} is IPv6, and a NAT gateway translates IPv4 only.`
  return refusal('family_wrong', '/target', detail)
}

const refusal = (code: ProblemCode, pointer: string, detail: string): Problem => ({
  code,
  detail,
  errors: [{ pointer, code, detail }],
})

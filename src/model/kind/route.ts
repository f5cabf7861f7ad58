import { gatewayRouteProblem } from '../check/gateway-route.ts'
import { oneDestinationProblem } from '../check/one-destination.ts'
import { conflictWith, refusal } from '../check/refusal.ts'
import { ROUTE_TARGET_PROBLEMS, routeTargetProblem } from '../check/route-target.ts'
import { routeRoomProblem } from '../check/weight.ts'
import { enumField, objectField, prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

export const ROUTE_TARGET_KINDS = [
  'local',
  'internetGateway',
  'egressOnlyGateway',
  'natGateway',
  'peering',
  'transitGateway',
  'vpnGateway',
  'serviceEndpoint',
  'vnic',
  'blackhole',
  'unmodelled',
] as const

export type RouteTargetKind = (typeof ROUTE_TARGET_KINDS)[number]

const fields = {
  vpcId: vpcIdField,
  routeTableId: refField('Table that the route is in.', ['routeTable'], { access: 'createOnly' }),
  destinationCidr: prefixField('Destination; either this or a prefix list.', {
    optional: true,
    access: 'createOnly',
    example: '0.0.0.0/0',
  }),
  destinationPrefixListId: refField('Destination, as a prefix list.', ['prefixList'], {
    optional: true,
    access: 'createOnly',
  }),
  target: objectField('Next hop.', {
    kind: enumField('What the next hop is; `blackhole` drops.', ROUTE_TARGET_KINDS),
    id: stringField('Its id; absent for `local` and `blackhole`.', {
      optional: true,
      maxLength: 255,
      example: 'igw_01kb0s6v3pe9bvqx3d1j7z8m4n',
    }),
  }),
  origin: enumField(
    '`propagated`: learned from the VPN gateway of the VPC; a static route to the same destination beats it.',
    ['static', 'propagated'],
    { default: 'static', access: 'createOnly' },
  ),
}

export type Route = Resource<typeof fields>

export const route = kind({
  name: 'route',
  plural: 'routes',
  idPrefix: 'rte',
  scope: 'vpc',
  parent: 'routeTable',
  doc: 'One line of a route table.',
  fields,
  example: {
    destinationCidr: '203.0.113.0/24',
    target: { kind: 'internetGateway', id: '@internetGateway' },
  },
  key: ['destinationCidr', 'destinationPrefixListId', 'origin'],
  limit: 5000,

  references: ({ target }) =>
    target.id === undefined
      ? []
      : [
          {
            pointer: '/target/id',
            relation: 'target',
            to: [kindOfTarget(target.kind)],
            id: target.id,
          },
        ],

  problems: {
    write: [...ROUTE_TARGET_PROBLEMS, 'gateway_route_wrong'],
    create: ['destination_not_one', 'route_duplicate'],
  },

  check: (snapshot, _before, after) =>
    oneDestinationProblem(after) ??
    duplicateProblem(snapshot, after) ??
    routeRoomProblem(snapshot, after) ??
    routeTargetProblem(snapshot, after) ??
    gatewayRouteProblem(snapshot, after) ??
    originProblem(snapshot, after),
})

/** What is not modelled may be a resource that says so. */
const kindOfTarget = (kind: RouteTargetKind): string =>
  kind === 'unmodelled' ? 'unmodelledElement' : kind

/** A dead next hop may have been learned as well. */
const LEARNED: readonly RouteTargetKind[] = ['vpnGateway', 'blackhole', 'unmodelled']

function originProblem({ vpnGateways }: Snapshot, after: Route): Problem | undefined {
  const { vpcId, origin, target } = after
  if (origin === 'static') return undefined
  const pointer = '/origin'
  if (!vpnGateways.some((one) => one.vpcId === vpcId)) {
    const detail = `${vpcId} has no VPN gateway that a route could be learned from.`
    return refusal('route_target_wrong', { pointer, detail, value: origin })
  }
  if (LEARNED.includes(target.kind)) return undefined
  const detail = `A route that was learned from the VPN gateway does not lead to a ${target.kind}.`
  return refusal('route_target_wrong', { pointer: '/target/kind', detail })
}

function duplicateProblem(snapshot: Snapshot, after: Route): Problem | undefined {
  const { id, routeTableId, destinationCidr, destinationPrefixListId } = after
  const rival = snapshot.routes.find(
    (other) =>
      other.routeTableId === routeTableId &&
      other.destinationCidr === destinationCidr &&
      other.destinationPrefixListId === destinationPrefixListId &&
      other.origin === after.origin &&
      other.id !== id,
  )
  if (rival === undefined) return undefined
  const destination = destinationCidr ?? destinationPrefixListId
  return {
    code: 'route_duplicate',
    detail: `${rival.id} of ${routeTableId} leads to ${destination} already.`,
    more: conflictWith({ id: rival.id, kind: 'route' }),
  }
}

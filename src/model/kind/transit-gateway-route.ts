import { oneDestinationProblem } from '../check/one-destination.ts'
import { conflictWith, refusal } from '../check/refusal.ts'
import { prefixField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import type { TransitGatewayAttachment } from './transit-gateway-attachment.ts'

const fields = {
  transitGatewayRouteTableId: refField(
    'Table that the route is in.',
    ['transitGatewayRouteTable'],
    {
      access: 'createOnly',
    },
  ),
  destinationCidr: prefixField('Destination; either this or a prefix list.', { optional: true }),
  destinationPrefixListId: refField('Destination, as a prefix list.', ['prefixList'], {
    optional: true,
  }),
  attachmentId: refField(
    'Next hop; absent: the route is a black hole.',
    ['transitGatewayAttachment'],
    {
      optional: true,
    },
  ),
}

export type TransitGatewayRoute = Resource<typeof fields>

export const transitGatewayRoute = kind({
  name: 'transitGatewayRoute',
  plural: 'transitGatewayRoutes',
  idPrefix: 'tgr',
  scope: 'tenant',
  parent: 'transitGatewayRouteTable',
  doc: 'A static route of a transit gateway.',
  fields,
  example: { destinationCidr: '198.51.100.0/24', attachmentId: '@transitGatewayAttachment' },
  key: ['destinationCidr', 'destinationPrefixListId', 'attachmentId'],
  limit: 10_000,

  problems: { write: ['destination_not_one', 'transit_gateway_differs', 'route_duplicate'] },

  check: (snapshot, _before, after) =>
    oneDestinationProblem(after) ??
    nextHopProblem(snapshot, after) ??
    duplicateProblem(snapshot, after),
})

function nextHopProblem(snapshot: Snapshot, after: TransitGatewayRoute): Problem | undefined {
  const { attachmentId, transitGatewayRouteTableId } = after
  const hop = attachmentOf(snapshot, after)
  const table = snapshot.transitGatewayRouteTables.find(
    ({ id }) => id === transitGatewayRouteTableId,
  )
  if (hop === undefined || hop.transitGatewayId === table?.transitGatewayId) return undefined
  const detail = `${attachmentId} is attached to ${hop.transitGatewayId}, and ${table?.id} belongs to ${table?.transitGatewayId}.`
  return refusal('transit_gateway_differs', { pointer: '/attachmentId', detail })
}

const attachmentOf = (
  { transitGatewayAttachments }: Snapshot,
  { attachmentId }: TransitGatewayRoute,
): TransitGatewayAttachment | undefined =>
  transitGatewayAttachments.find(({ id }) => id === attachmentId)

/** Edges may be several ways to one destination (AWS, \"Equal Cost Multipath routing\"). */
const EDGES: readonly (string | undefined)[] = ['vpn', 'connect', 'directConnect']

/** One destination has one next hop, or several edges that share the load. */
function duplicateProblem(snapshot: Snapshot, after: TransitGatewayRoute): Problem | undefined {
  const isEdge = (route: TransitGatewayRoute): boolean =>
    EDGES.includes(attachmentOf(snapshot, route)?.type)
  const rival = snapshot.transitGatewayRoutes.find(
    (other) =>
      other.id !== after.id &&
      other.transitGatewayRouteTableId === after.transitGatewayRouteTableId &&
      other.destinationCidr === after.destinationCidr &&
      other.destinationPrefixListId === after.destinationPrefixListId &&
      !(isEdge(other) && isEdge(after) && other.attachmentId !== after.attachmentId),
  )
  if (rival === undefined) return undefined
  const destination = after.destinationCidr ?? after.destinationPrefixListId
  const detail = `${rival.id} of ${after.transitGatewayRouteTableId} leads to ${destination} already.`
  const more = conflictWith({ id: rival.id, kind: 'transitGatewayRoute' })
  return { code: 'route_duplicate', detail, more }
}

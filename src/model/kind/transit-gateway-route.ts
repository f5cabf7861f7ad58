import { prefixField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

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
  limit: 10_000,
})

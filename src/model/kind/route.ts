import { vpcIdField } from '../common.ts'
import { enumField, objectField, prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

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
      maxLength: 128,
    }),
  }),
  origin: enumField('`propagated`: learned from the VPN gateway.', ['static', 'propagated'], {
    default: 'static',
    access: 'readOnly',
  }),
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
  limit: 5000,
})

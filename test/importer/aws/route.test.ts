import { expect, test } from 'vitest'
import { awsInterface, awsTable, snapshotOf } from '../../support/aws-dump.ts'

const attached = [{ State: 'available', VpcId: 'vpc-1' }]
const world = {
  InternetGateways: [
    { InternetGatewayId: '40', Attachments: attached },
    { InternetGatewayId: 'igw-loose', Attachments: [] },
  ],
  EgressOnlyInternetGateways: [
    { EgressOnlyInternetGatewayId: 'eigw-1', Attachments: [{ State: 'attached', VpcId: 'vpc-1' }] },
  ],
  VpnGateways: [
    {
      VpnGatewayId: 'vgw-1',
      State: 'available',
      VpcAttachments: [{ State: 'attached', VpcId: 'vpc-1' }],
    },
  ],
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-1',
      VpcId: 'vpc-1',
      State: 'available',
      VpcEndpointType: 'GatewayLoadBalancer',
    },
  ],
  NatGateways: [
    {
      NatGatewayId: 'nat-1',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      State: 'available',
      NatGatewayAddresses: [{ PrivateIp: '10.0.1.9' }],
    },
    { NatGatewayId: 'nat-old', VpcId: 'vpc-1', SubnetId: 'subnet-1', State: 'deleted' },
    { NatGatewayId: 'nat-wide', VpcId: 'vpc-1', State: 'available', AvailabilityMode: 'regional' },
  ],
  VpcPeeringConnections: [
    {
      VpcPeeringConnectionId: 'pcx-1',
      Status: { Code: 'active' },
      RequesterVpcInfo: { VpcId: 'vpc-1' },
      AccepterVpcInfo: { VpcId: 'vpc-2' },
    },
    { VpcPeeringConnectionId: 'pcx-old', Status: { Code: 'deleted' } },
  ],
  TransitGateways: [
    { TransitGatewayId: 'tgw-1', State: 'available' },
    { TransitGatewayId: 'tgw-foreign', State: 'available' },
    { TransitGatewayId: 'tgw-old', State: 'deleted' },
  ],
  TransitGatewayAttachments: [],
  TransitGatewayPropagations: [],
  TransitGatewayStaticRoutes: [],
  TransitGatewayRouteTables: [
    { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available' },
  ],
  NetworkInterfaces: [
    awsInterface('eni-1', '10.0.1.5', { Attachment: { InstanceId: 'i-1', DeviceIndex: 1 } }),
    awsInterface('eni-2', '10.0.1.6', { Attachment: { InstanceId: 'i-1', DeviceIndex: 0 } }),
  ],
}

const targetOf = (route: Readonly<Record<string, unknown>>) => {
  const table = awsTable('rtb-1', [{ DestinationCidrBlock: '0.0.0.0/0', ...route }])
  return snapshotOf({ ...world, RouteTables: [table] }).routes[0]?.target
}

test.each([
  [{ GatewayId: 'local' }, { kind: 'local' }],
  [{ GatewayId: '40' }, { kind: 'internetGateway', id: '40' }],
  [{ GatewayId: 'vgw-1' }, { kind: 'vpnGateway', id: 'vgw-1' }],
  [{ GatewayId: 'vpce-1' }, { kind: 'serviceEndpoint', id: 'vpce-1' }],
  [{ EgressOnlyInternetGatewayId: 'eigw-1' }, { kind: 'egressOnlyGateway', id: 'eigw-1' }],
  [{ NatGatewayId: 'nat-1' }, { kind: 'natGateway', id: 'nat-1' }],
  [{ VpcPeeringConnectionId: 'pcx-1' }, { kind: 'peering', id: 'pcx-1' }],
  [{ TransitGatewayId: 'tgw-1' }, { kind: 'transitGateway', id: 'tgw-1' }],
  [
    { NetworkInterfaceId: 'eni-1', InstanceId: 'i-1' },
    { kind: 'vnic', id: 'eni-1' },
  ],
])('a next hop is known by what has its id, whatever the id looks like: %o', (route, target) => {
  expect(targetOf(route)).toEqual(target)
})

test('a route to a machine leads to the interface with the lowest device index', () => {
  expect(targetOf({ InstanceId: 'i-1' })).toEqual({ kind: 'vnic', id: 'eni-2' })
})

test.each([
  [{ GatewayId: '40', State: 'blackhole' }],
  [{ GatewayId: 'igw-loose' }],
  [{ NatGatewayId: 'nat-old' }],
  [{ VpcPeeringConnectionId: 'pcx-old' }],
  [{ TransitGatewayId: 'tgw-old' }],
])('a route to something that is gone is a black hole: %o', (route) => {
  expect(targetOf(route)).toEqual({ kind: 'blackhole' })
})

test.each([
  [{ CarrierGatewayId: 'cagw-1' }, 'cagw-1'],
  [{ LocalGatewayId: 'lgw-1' }, 'lgw-1'],
  [{ CoreNetworkArn: 'arn:core' }, 'arn:core'],
  [{ NatGatewayId: 'nat-wide' }, 'nat-wide'],
  [{ TransitGatewayId: 'tgw-foreign' }, 'tgw-foreign'],
  [{ GatewayId: 'igw-never-seen' }, 'igw-never-seen'],
])('a route to what the dump or the model does not have is unmodelled: %o', (route, id) => {
  expect(targetOf(route)).toEqual({ kind: 'unmodelled', id })
})

test('what another account or region runs is listed as not modelled', () => {
  const { unmodelledElements } = snapshotOf(world)
  expect(unmodelledElements).toEqual([
    { id: 'nat-wide', type: 'regionalNatGateway', addresses: [] },
    { id: 'tgw-foreign', type: 'foreignTransitGateway', addresses: [] },
  ])
})

test('destinations of both families and prefix lists are kept, and so is where a route came from', () => {
  const { routes } = snapshotOf({
    ...world,
    RouteTables: [
      awsTable('rtb-1', [
        { DestinationCidrBlock: '172.16.0.0/12', GatewayId: 'vgw-1', Origin: 'CreateRoute' },
        {
          DestinationCidrBlock: '172.16.0.0/12',
          GatewayId: 'vgw-1',
          Origin: 'EnableVgwRoutePropagation',
        },
        { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' },
        { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' },
      ]),
    ],
  })
  expect(routes).toMatchObject([
    { id: 'rtb-1/172.16.0.0/12', destinationCidr: '172.16.0.0/12', origin: 'static' },
    { id: 'rtb-1/172.16.0.0/12/propagated', origin: 'propagated' },
    { id: 'rtb-1/::/0', destinationCidr: '::/0' },
    { id: 'rtb-1/pl-1', destinationPrefixListId: 'pl-1' },
  ])
})

test('a table associated with a gateway routes what enters there', () => {
  const { internetGateways, vpnGateways } = snapshotOf({
    ...world,
    RouteTables: [
      awsTable('rtb-1', [], [{ GatewayId: '40', AssociationState: { State: 'associated' } }]),
      awsTable('rtb-2', [], [{ GatewayId: 'vgw-1' }]),
    ],
  })
  expect(internetGateways).toMatchObject([{ id: '40', vpcId: 'vpc-1', routeTableId: 'rtb-1' }])
  expect(vpnGateways).toMatchObject([{ id: 'vgw-1', routeTableId: 'rtb-2' }])
})

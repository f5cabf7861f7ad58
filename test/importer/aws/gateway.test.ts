import { expect, test } from 'vitest'
import { awsInterface, awsTable, imported, snapshotOf } from '../../support/aws-dump.ts'

test('a NAT gateway is public or private, and its primary address comes first', () => {
  const gateway = (id: string, more: Readonly<Record<string, unknown>>) => ({
    NatGatewayId: id,
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    State: 'available',
    ...more,
  })
  const { natGateways } = snapshotOf({
    NatGateways: [
      gateway('nat-1', {
        NatGatewayAddresses: [
          { PrivateIp: '10.0.1.8', IsPrimary: false, Status: 'succeeded' },
          { PrivateIp: '10.0.1.7', IsPrimary: true },
          { PrivateIp: '10.0.1.6', Status: 'failed' },
        ],
      }),
      gateway('nat-2', {
        ConnectivityType: 'private',
        NatGatewayAddresses: [{ PrivateIp: '10.0.1.9' }],
      }),
      gateway('nat-3', { State: 'pending' }),
    ],
  })
  expect(natGateways).toMatchObject([
    { id: 'nat-1', connectivity: 'public', addresses: ['10.0.1.7', '10.0.1.8'] },
    { id: 'nat-2', connectivity: 'private', addresses: ['10.0.1.9'] },
  ])
})

test.each([
  ['active', 'active'],
  ['pending-acceptance', 'pending'],
  ['provisioning', 'pending'],
])('a peering that is %s counts as %s', (code, state) => {
  const { peerings } = snapshotOf({
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: code },
        RequesterVpcInfo: { VpcId: 'vpc-1' },
        AccepterVpcInfo: { VpcId: 'vpc-2' },
      },
    ],
  })
  expect(peerings).toEqual([
    { id: 'pcx-1', requesterVpcId: 'vpc-1', accepterVpcId: 'vpc-2', state },
  ])
})

test.each(['deleted', 'deleting', 'expired', 'failed', 'rejected'])(
  'a %s peering is no peering',
  (code) => {
    const peering = { VpcPeeringConnectionId: 'pcx-1', Status: { Code: code } }
    expect(snapshotOf({ VpcPeeringConnections: [peering] }).peerings).toEqual([])
  },
)

test('prefix lists of services and of customers have their blocks; one whose blocks nobody asked for is left out', () => {
  const { snapshot, notes } = imported({
    PrefixLists: [
      { PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.s3', Cidrs: ['52.216.0.0/15'] },
      { PrefixListId: 'pl-2', PrefixListName: 'offices', MaxEntries: 5 },
      { PrefixListId: 'pl-3', PrefixListName: 'unknown' },
    ],
    ManagedPrefixListEntries: [{ PrefixListId: 'pl-2', Entries: [{ Cidr: '192.0.2.0/24' }] }],
  })
  expect(snapshot.prefixLists).toEqual([
    { id: 'pl-1', name: 'com.amazonaws.s3', entries: [{ cidr: '52.216.0.0/15' }] },
    { id: 'pl-2', name: 'offices', entries: [{ cidr: '192.0.2.0/24' }], maxEntries: 5 },
  ])
  expect(notes).toContain(
    'dump.json: the entries of pl-3 are not in this dump; what they decide is unknown',
  )
})

test('a prefix list that is used and not shown is remarked on', () => {
  const { notes } = imported({
    RouteTables: [awsTable('rtb-1', [{ DestinationPrefixListId: 'pl-1', GatewayId: 'local' }])],
  })
  expect(notes).toContain('no file holds pl-1: what routes and rules for it decide is unknown')
})

test('endpoints are gateways, interfaces or inspections, and live ones only', () => {
  const endpoint = (id: string, type: string, more: Readonly<Record<string, unknown>> = {}) => ({
    VpcEndpointId: id,
    VpcId: 'vpc-1',
    State: 'available',
    VpcEndpointType: type,
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    ...more,
  })
  const { snapshot, notModelled } = imported({
    VpcEndpoints: [
      endpoint('vpce-1', 'Gateway'),
      endpoint('vpce-2', 'Interface', {
        State: 'Available',
        NetworkInterfaceIds: ['eni-2'],
        Groups: [{ GroupId: 'sg-1' }],
      }),
      endpoint('vpce-3', 'GatewayLoadBalancer'),
      endpoint('vpce-4', 'Interface', { State: 'deleted' }),
    ],
    NetworkInterfaces: [
      awsInterface('eni-2', '10.0.1.2', { InterfaceType: 'vpc_endpoint' }),
      awsInterface('eni-3', '10.0.1.3', {
        InterfaceType: 'gateway_load_balancer_endpoint',
        Description: 'VPC Endpoint Interface vpce-3',
      }),
    ],
  })
  const foot = (id: string, address: string) => ({ id, subnetId: 'subnet-1', addresses: [address] })
  expect(snapshot.serviceEndpoints).toMatchObject([
    { id: 'vpce-1', type: 'gateway', interfaces: [] },
    {
      id: 'vpce-2',
      type: 'interface',
      interfaces: [foot('eni-2', '10.0.1.2')],
      securityGroupIds: ['sg-1'],
    },
    { id: 'vpce-3', type: 'inspection', interfaces: [foot('eni-3', '10.0.1.3')] },
  ])
  expect(snapshot.vnics).toEqual([])
  expect(notModelled).toEqual([
    { type: 'gatewayLoadBalancerEndpoint', id: 'vpce-3', file: 'dump.json' },
  ])
})

const vpnGateway = {
  VpnGateways: [
    {
      VpnGatewayId: 'vgw-1',
      State: 'available',
      VpcAttachments: [{ State: 'attached', VpcId: 'vpc-1' }],
    },
  ],
}

const connection = (id: string, more: Readonly<Record<string, unknown>>) => ({
  VpnConnectionId: id,
  VpnGatewayId: 'vgw-1',
  State: 'available',
  ...more,
})

test('a VPN gateway reaches its static routes and what the tables learned from it', () => {
  const { vpnGateways } = snapshotOf({
    ...vpnGateway,
    VpnConnections: [
      connection('vpn-1', {
        Options: { StaticRoutesOnly: true },
        Routes: [
          { DestinationCidrBlock: '192.168.0.0/16', State: 'available' },
          { DestinationCidrBlock: '192.169.0.0/16', State: 'deleted' },
        ],
      }),
      connection('vpn-2', { State: 'deleted', Options: { StaticRoutesOnly: false } }),
    ],
    RouteTables: [
      awsTable('rtb-1', [
        {
          DestinationCidrBlock: '172.16.0.0/12',
          GatewayId: 'vgw-1',
          Origin: 'EnableVgwRoutePropagation',
        },
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vgw-1', Origin: 'CreateRoute' },
      ]),
    ],
  })
  expect(vpnGateways).toEqual([
    {
      id: 'vgw-1',
      vpcId: 'vpc-1',
      cidrs: ['172.16.0.0/12', '192.168.0.0/16'],
      learnsRoutes: false,
    },
  ])
})

test.each([
  [{ VpnConnections: [connection('vpn-1', { Options: { StaticRoutesOnly: false } })] }],
  [
    {
      virtualInterfaces: [
        {
          virtualInterfaceId: 'dxvif-1',
          virtualGatewayId: 'vgw-1',
          virtualInterfaceState: 'available',
        },
      ],
    },
  ],
  [
    {
      DirectConnectGatewayAssociations: [
        {
          AssociationId: 'a-1',
          AssociationState: 'associated',
          AssociatedGateway: { Id: 'vgw-1', Type: 'virtualPrivateGateway' },
        },
      ],
    },
  ],
])('a VPN gateway with a neighbour that speaks BGP may reach more: %o', (neighbour) => {
  expect(snapshotOf({ ...vpnGateway, ...neighbour }).vpnGateways[0]?.learnsRoutes).toBe(true)
})

test('a VPN gateway that is attached to no VPC is none', () => {
  const detached = { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [] }
  expect(snapshotOf({ VpnGateways: [detached] }).vpnGateways).toEqual([])
})

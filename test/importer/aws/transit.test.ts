import { expect, test } from 'vitest'
import { importAws } from '../../../src/importer/aws/index.ts'
import { awsInterface, awsVpc, imported, snapshotOf } from '../../support/aws-dump.ts'

type Members = Readonly<Record<string, unknown>>

const gateway = (id: string, more: Members = {}) => ({
  TransitGatewayId: id,
  State: 'available',
  ...more,
})

const table = (id: string, gatewayId: string) => ({
  TransitGatewayRouteTableId: id,
  TransitGatewayId: gatewayId,
  State: 'available',
})

const attachment = (id: string, more: Members = {}) => ({
  TransitGatewayAttachmentId: id,
  TransitGatewayId: 'tgw-1',
  ResourceType: 'vpc',
  ResourceId: 'vpc-1',
  State: 'available',
  Association: { State: 'associated', TransitGatewayRouteTableId: 'rtb-1' },
  ...more,
})

/** Everything about transit gateways was asked for. */
const base = {
  TransitGatewayAttachments: [],
  TransitGatewayPropagations: [],
  TransitGatewayStaticRoutes: [],
  Vpcs: [awsVpc('vpc-1', '10.0.0.0/16')],
  TransitGateways: [gateway('tgw-1')],
  TransitGatewayRouteTables: [table('rtb-1', 'tgw-1')],
}

test('a VPC attachment has its association, its subnets and its options', () => {
  const { transitGatewayAttachments } = snapshotOf({
    ...base,
    TransitGatewayAttachments: [attachment('att-1')],
    TransitGatewayVpcAttachments: [
      {
        TransitGatewayAttachmentId: 'att-1',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-1',
        State: 'available',
        SubnetIds: ['subnet-2', 'subnet-1'],
        Options: { ApplianceModeSupport: 'enable', SecurityGroupReferencingSupport: 'disable' },
      },
    ],
  })
  expect(transitGatewayAttachments).toEqual([
    {
      id: 'att-1',
      transitGatewayId: 'tgw-1',
      type: 'vpc',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1', 'subnet-2'],
      routeTableId: 'rtb-1',
      applianceMode: true,
      groupReferences: false,
    },
  ])
})

test('where its detail is missing, the interfaces of an attachment tell its subnets', () => {
  const { transitGatewayAttachments, vnics, unmodelledElements } = snapshotOf({
    ...base,
    TransitGatewayAttachments: [attachment('tgw-attach-1')],
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.9', {
        InterfaceType: 'transit_gateway',
        Description: 'Network Interface for Transit Gateway Attachment tgw-attach-1',
      }),
    ],
  })
  expect(transitGatewayAttachments).toMatchObject([
    { subnetIds: ['subnet-1'], applianceMode: false, groupReferences: true },
  ])
  expect([...vnics, ...unmodelledElements]).toEqual([])
})

test('an attachment is associated with no table until the association is in force', () => {
  const { transitGatewayAttachments } = snapshotOf({
    ...base,
    TransitGatewayAttachments: [
      attachment('att-1', { Association: undefined }),
      attachment('att-2', {
        Association: { State: 'associating', TransitGatewayRouteTableId: 'rtb-1' },
      }),
    ],
  })
  for (const one of transitGatewayAttachments) expect(one).not.toHaveProperty('routeTableId')
})

test('only what is available or being modified carries packets', () => {
  const states = ['available', 'modifying', 'deleting', 'deleted', 'pendingAcceptance', 'failed']
  const { transitGatewayAttachments } = snapshotOf({
    ...base,
    TransitGatewayAttachments: states.map((State) => attachment(State, { State })),
  })
  expect(transitGatewayAttachments.map(({ id }) => id)).toEqual(['available', 'modifying'])
})

test('group references are off unless the gateway has switched them on', () => {
  const options = { Options: { SecurityGroupReferencingSupport: 'enable' } }
  const { transitGateways } = snapshotOf({
    ...base,
    TransitGateways: [
      gateway('tgw-1', {
        ...options,
        TransitGatewayArn: 'arn:aws:ec2:eu-west-1:1:transit-gateway/tgw-1',
      }),
      gateway('tgw-2'),
    ],
    TransitGatewayRouteTables: [table('rtb-1', 'tgw-1'), table('rtb-2', 'tgw-2')],
  })
  expect(transitGateways).toEqual([
    { id: 'tgw-1', region: 'eu-west-1', groupReferences: true },
    { id: 'tgw-2', groupReferences: false },
  ])
})

test('a peering of two gateways is an attachment on each side, with a table of its own', () => {
  const side = (own: string, other: string, rtb: string) =>
    attachment('att-p', {
      TransitGatewayId: own,
      ResourceType: 'peering',
      ResourceId: other,
      Association: { State: 'associated', TransitGatewayRouteTableId: rtb },
    })
  const region = (own: string, other: string, rtb: string) => ({
    TransitGateways: [gateway(own)],
    TransitGatewayRouteTables: [table(rtb, own)],
    TransitGatewayAttachments: [side(own, other, rtb)],
    TransitGatewayRoutes: [
      {
        TransitGatewayRouteTableId: rtb,
        Routes: [
          {
            DestinationCidrBlock: '10.0.0.0/8',
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'att-p' }],
          },
        ],
      },
    ],
  })
  const result = importAws([
    { path: 'eu-west-1/all.json', json: region('tgw-1', 'tgw-2', 'rtb-1') },
    { path: 'us-east-1/all.json', json: region('tgw-2', 'tgw-1', 'rtb-2') },
  ])
  expect(result.ok && result.value.snapshot.transitGatewayAttachments).toMatchObject([
    { id: 'att-p@tgw-1', peerAttachmentId: 'att-p@tgw-2', routeTableId: 'rtb-1' },
    { id: 'att-p@tgw-2', peerAttachmentId: 'att-p@tgw-1', routeTableId: 'rtb-2' },
  ])
  expect(result.ok && result.value.snapshot.transitGatewayRoutes).toMatchObject([
    { transitGatewayRouteTableId: 'rtb-1', attachmentId: 'att-p@tgw-1' },
    { transitGatewayRouteTableId: 'rtb-2', attachmentId: 'att-p@tgw-2' },
  ])
})

test('a peering that only its own call shows is found as well', () => {
  const { transitGatewayAttachments } = snapshotOf({
    ...base,
    TransitGatewayPeeringAttachments: [
      {
        TransitGatewayAttachmentId: 'att-p',
        State: 'available',
        RequesterTgwInfo: { TransitGatewayId: 'tgw-1' },
        AccepterTgwInfo: { TransitGatewayId: 'tgw-elsewhere' },
      },
    ],
  })
  expect(transitGatewayAttachments).toMatchObject([
    { id: 'att-p@tgw-1', type: 'peering', resourceId: 'tgw-elsewhere' },
  ])
})

test('VPNs, Direct Connect and the like are edges, and are listed as such', () => {
  const { snapshot, notModelled } = imported({
    ...base,
    TransitGatewayAttachments: [
      attachment('att-1', { ResourceType: 'vpn', ResourceId: 'vpn-1' }),
      attachment('att-2', { ResourceType: 'direct-connect-gateway', ResourceId: 'dx-1' }),
      attachment('att-3', { ResourceType: 'connect', ResourceId: 'att-2' }),
      attachment('att-4', { ResourceType: 'network-function', ResourceId: 'nf-1' }),
    ],
  })
  expect(snapshot.transitGatewayAttachments).toMatchObject([
    { type: 'vpn', resourceId: 'vpn-1' },
    { type: 'directConnect', resourceId: 'dx-1' },
    { type: 'connect' },
    { type: 'unmodelled' },
  ])
  expect(notModelled.map(({ type, id }) => `${type} ${id}`)).toEqual([
    'connectAttachment att-3',
    'directConnectAttachment att-2',
    'unmodelledAttachment att-4',
    'vpnAttachment att-1',
  ])
})

test('a table learns from the attachments that propagate into it now', () => {
  const { transitGatewayRouteTables } = snapshotOf({
    ...base,
    TransitGatewayAttachments: [attachment('att-1'), attachment('att-2')],
    TransitGatewayPropagations: [
      {
        TransitGatewayRouteTableId: 'rtb-1',
        TransitGatewayRouteTablePropagations: [
          { TransitGatewayAttachmentId: 'att-1', State: 'enabled' },
          { TransitGatewayAttachmentId: 'att-2', State: 'disabled' },
        ],
      },
    ],
  })
  expect(transitGatewayRouteTables).toMatchObject([{ propagatingAttachmentIds: ['att-1'] }])
})

const routesOf = (routes: readonly Members[], more: Members = {}) =>
  imported({
    ...base,
    TransitGatewayAttachments: [
      attachment('att-vpc'),
      attachment('att-far', { ResourceId: 'vpc-of-others' }),
      attachment('att-vpn', { ResourceType: 'vpn', ResourceId: 'vpn-1' }),
    ],
    TransitGatewayPropagations: [
      {
        TransitGatewayRouteTableId: 'rtb-1',
        TransitGatewayRouteTablePropagations: ['att-vpc', 'att-far', 'att-vpn'].map((id) => ({
          TransitGatewayAttachmentId: id,
          State: 'enabled',
        })),
      },
    ],
    TransitGatewayRoutes: [{ TransitGatewayRouteTableId: 'rtb-1', Routes: routes, ...more }],
  })

const route = (cidr: string, Type: string, ...via: readonly string[]): Members => ({
  DestinationCidrBlock: cidr,
  Type,
  State: 'active',
  TransitGatewayAttachments: via.map((id) => ({ TransitGatewayAttachmentId: id })),
})

test('a static route leads to its attachments, and only a black hole leads nowhere', () => {
  const { snapshot } = routesOf([
    route('10.1.0.0/16', 'static', 'att-vpc'),
    route('10.2.0.0/16', 'static', 'att-gone'),
    { ...route('10.3.0.0/16', 'static'), State: 'blackhole' },
    route('10.4.0.0/16', 'static', 'att-vpn', 'att-vpc'),
  ])
  expect(snapshot.transitGatewayRoutes.map(({ id, attachmentId }) => [id, attachmentId])).toEqual([
    ['rtb-1/10.1.0.0/16', 'att-vpc'],
    ['rtb-1/10.2.0.0/16', 'att-gone'],
    ['rtb-1/10.3.0.0/16', undefined],
    ['rtb-1/10.4.0.0/16', 'att-vpn'],
    ['rtb-1/10.4.0.0/16/1', 'att-vpc'],
  ])
})

test('what is announced is a route only where nothing else tells it, and a static route beats it', () => {
  const { snapshot } = routesOf([
    route('10.0.0.0/16', 'propagated', 'att-vpc'),
    route('10.5.0.0/16', 'propagated', 'att-far'),
    route('192.168.0.0/16', 'propagated', 'att-vpn'),
    route('192.168.1.0/24', 'propagated', 'att-vpn'),
    route('192.168.1.0/24', 'static', 'att-vpc'),
  ])
  expect(snapshot.transitGatewayRoutes.map(({ id, attachmentId }) => [id, attachmentId])).toEqual([
    ['rtb-1/10.5.0.0/16', 'att-far'],
    ['rtb-1/192.168.0.0/16', 'att-vpn'],
    ['rtb-1/192.168.1.0/24', 'att-vpc'],
  ])
})

test('a table with more routes than the call returns is remarked on', () => {
  const { notes } = routesOf([], { AdditionalRoutesAvailable: true })
  expect(notes).toContain('dump.json: rtb-1 has more routes than the call returns')
})

test.each([
  'TransitGatewayAttachments',
  'TransitGatewayPropagations',
  'TransitGatewayStaticRoutes',
])(
  'a transit gateway in a dump without %s is not modelled, rather than without routes',
  (family) => {
    const { [family]: _missing, ...told } = { ...base } as Readonly<Record<string, unknown>>
    const { transitGateways, unmodelledElements } = snapshotOf(told)
    expect(transitGateways).toEqual([])
    expect(unmodelledElements).toMatchObject([{ id: 'tgw-1', type: 'foreignTransitGateway' }])
  },
)

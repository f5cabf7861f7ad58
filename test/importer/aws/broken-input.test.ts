import { expect, test } from 'vitest'
import { compile, trace } from '../../../src/engine/index.ts'
import { importAws } from '../../../src/importer/aws/index.ts'
import { awsInterface, awsSubnet, awsTable, awsVpc } from '../../support/aws-dump.ts'

const tag = [{ Key: 'Name', Value: 'x' }]
const state = { State: 'available' }
const attached = [{ State: 'attached', VpcId: 'vpc-1' }]
const association = { State: 'associated', TransitGatewayRouteTableId: 'trt-1' }

/** A bit of everything. */
const everything = {
  Vpcs: [awsVpc('vpc-1', '10.0.0.0/16', { Tags: tag })],
  Subnets: [awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24')],
  NetworkInterfaces: [
    awsInterface('eni-1', '10.0.1.5', {
      Attachment: { InstanceId: 'i-1', DeviceIndex: 0 },
      Association: { PublicIp: '198.51.100.5' },
      Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.16/28' }],
    }),
    awsInterface('eni-2', '10.0.1.6', {
      InterfaceType: 'network_load_balancer',
      Description: 'ELB net/front/1',
    }),
  ],
  Reservations: [
    {
      ReservationId: 'r-1',
      Instances: [{ InstanceId: 'i-1', State: { Name: 'running' }, Tags: tag }],
    },
  ],
  RouteTables: [
    awsTable(
      'rtb-1',
      [
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' },
        { DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' },
        {
          DestinationCidrBlock: '172.16.0.0/12',
          GatewayId: 'vgw-1',
          Origin: 'EnableVgwRoutePropagation',
        },
      ],
      [{ Main: true, AssociationState: { State: 'associated' } }],
    ),
  ],
  NetworkAcls: [
    {
      NetworkAclId: 'acl-1',
      VpcId: 'vpc-1',
      IsDefault: true,
      Associations: [{ SubnetId: 'subnet-1' }],
      Entries: [
        {
          RuleNumber: 100,
          Egress: false,
          RuleAction: 'allow',
          Protocol: '6',
          PortRange: { From: 1, To: 2 },
          CidrBlock: '0.0.0.0/0',
        },
      ],
    },
  ],
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      GroupName: 'web',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          UserIdGroupPairs: [{ GroupId: 'sg-1' }],
        },
      ],
    },
  ],
  InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: attached }],
  NatGateways: [
    {
      NatGatewayId: 'nat-1',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      ...state,
      NatGatewayAddresses: [{ PrivateIp: '10.0.1.7', PublicIp: '198.51.100.7' }],
    },
  ],
  PrefixLists: [{ PrefixListId: 'pl-1', Cidrs: ['192.0.2.0/24'] }],
  VpnGateways: [{ VpnGatewayId: 'vgw-1', ...state, VpcAttachments: attached }],
  TransitGateways: [{ TransitGatewayId: 'tgw-1', ...state }],
  TransitGatewayRouteTables: [
    { TransitGatewayRouteTableId: 'trt-1', TransitGatewayId: 'tgw-1', ...state },
  ],
  TransitGatewayAttachments: [
    {
      TransitGatewayAttachmentId: 'att-1',
      TransitGatewayId: 'tgw-1',
      ResourceType: 'vpc',
      ResourceId: 'vpc-1',
      Association: association,
      ...state,
    },
  ],
  TransitGatewayRoutes: [
    {
      TransitGatewayRouteTableId: 'trt-1',
      Routes: [
        {
          DestinationCidrBlock: '10.9.0.0/16',
          Type: 'static',
          TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'att-1' }],
        },
      ],
    },
  ],
  LoadBalancers: [
    { LoadBalancerArn: 'a:loadbalancer/net/front/1', Type: 'network', VpcId: 'vpc-1' },
  ],
  Listeners: [
    {
      ListenerArn: 'l-1',
      LoadBalancerArn: 'a:loadbalancer/net/front/1',
      Protocol: 'TCP',
      Port: 80,
      DefaultActions: [{ TargetGroupArn: 'tg-1' }],
    },
  ],
  TargetGroups: [{ TargetGroupArn: 'tg-1', TargetType: 'ip', Port: 80, VpcId: 'vpc-1' }],
  LoadBalancerTargetHealth: [
    {
      TargetGroupArn: 'tg-1',
      TargetHealthDescriptions: [{ Target: { Id: '10.0.1.5', Port: 80 }, TargetHealth: state }],
    },
  ],
}

type Step = string | number

/** Every place in a document, from the top down. */
function placesOf(value: unknown, at: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  const keys: readonly Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const inner = keys.flatMap((key) => placesOf((value as Record<Step, unknown>)[key], [...at, key]))
  return at.length === 0 ? inner : [at, ...inner]
}

/** The document with another value in one place. */
function withValue(value: unknown, [key, ...rest]: readonly Step[], put: unknown): unknown {
  if (key === undefined) return put
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    Step,
    unknown
  >
  copy[key] = withValue(copy[key], rest, put)
  return copy
}

const JUNK = [null, true, -1, 70_000, '', 'x', '-1', '::/0', '300.0.0.0/8', [], {}, [7], undefined]

test.each(JUNK)(
  'whatever single value is %j, the import says what is wrong or gives a network',
  (junk) => {
    for (const place of placesOf(everything)) {
      const json = withValue(everything, place, junk)
      const result = importAws([{ path: 'dump.json', json }])
      if (!result.ok) {
        expect(result.error.length, place.join('.')).toBeGreaterThan(0)
        continue
      }
      const network = compile(result.value.snapshot)
      trace(network, { from: 'eni-1', to: 'internet', protocol: 'tcp', port: 80 })
      trace(network, { from: 'internet', to: '198.51.100.5', protocol: 'tcp', port: 22 })
      trace(network, { from: 'eni-1', to: '10.0.1.6', protocol: 'tcp', port: 80 })
    }
  },
)

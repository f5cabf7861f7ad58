/**
 * A small account as the AWS CLI would print it: two peered VPCs with forty machines each.
 *
 * @module
 */
const MACHINES = 40

const vpc = (v: number) => ({
  VpcId: `vpc-${v}`,
  CidrBlock: `10.${v}.0.0/16`,
  CidrBlockAssociationSet: [
    { CidrBlock: `10.${v}.0.0/16`, CidrBlockState: { State: 'associated' } },
  ],
})

const subnet = (v: number) => ({
  SubnetId: `subnet-${v}`,
  VpcId: `vpc-${v}`,
  CidrBlock: `10.${v}.1.0/24`,
  AvailabilityZone: 'us-east-1a',
  AvailabilityZoneId: 'use1-az1',
})

const vnic = (v: number, n: number) => ({
  NetworkInterfaceId: `eni-${v}-${n}`,
  InterfaceType: 'interface',
  VpcId: `vpc-${v}`,
  SubnetId: `subnet-${v}`,
  Status: 'in-use',
  SourceDestCheck: true,
  PrivateIpAddress: `10.${v}.1.${10 + n}`,
  PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: `10.${v}.1.${10 + n}` }],
  Groups: [{ GroupId: `sg-${v}`, GroupName: `group-${v}` }],
})

const EVERYWHERE = [{ CidrIp: '0.0.0.0/0' }]

const group = (v: number) => ({
  GroupId: `sg-${v}`,
  GroupName: `group-${v}`,
  VpcId: `vpc-${v}`,
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: EVERYWHERE,
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    },
  ],
  IpPermissionsEgress: [
    {
      IpProtocol: '-1',
      IpRanges: EVERYWHERE,
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    },
  ],
})

const routeTable = (v: number) => ({
  RouteTableId: `rtb-${v}`,
  VpcId: `vpc-${v}`,
  Associations: [{ Main: true, RouteTableId: `rtb-${v}` }],
  Routes: [
    {
      DestinationCidrBlock: `10.${v}.0.0/16`,
      GatewayId: 'local',
      State: 'active',
      Origin: 'CreateRouteTable',
    },
    {
      DestinationCidrBlock: `10.${3 - v}.0.0/16`,
      VpcPeeringConnectionId: 'pcx-1',
      State: 'active',
      Origin: 'CreateRoute',
    },
  ],
})

const both = <T>(make: (v: number) => T): T[] => [1, 2].map(make)

export const awsDump = (): Record<string, unknown> => ({
  Vpcs: { Vpcs: both(vpc) },
  Subnets: { Subnets: both(subnet) },
  SecurityGroups: { SecurityGroups: both(group) },
  RouteTables: { RouteTables: both(routeTable) },
  NetworkInterfaces: {
    NetworkInterfaces: both((v) => Array.from({ length: MACHINES }, (_, n) => vnic(v, n))).flat(),
  },
  VpcPeeringConnections: {
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' },
        AccepterVpcInfo: { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' },
      },
    ],
  },
})

export const dumpQuestions = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `q${i}`,
    from: `eni-1-${i % MACHINES}`,
    to: `eni-${1 + (i % 2)}-${Math.floor(i / MACHINES) % MACHINES}`,
    protocol: 'tcp',
    port: i % 3 === 0 ? 443 : 80,
  }))

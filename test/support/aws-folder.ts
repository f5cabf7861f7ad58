/** A small network as the AWS CLI prints it: web-1 and db-1 in two subnets; only web may ask db. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes files below a new folder of the system's temporary one, and gives its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'weft-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const tags = (name: string) => ({ Tags: [{ Key: 'Name', Value: name }] })

const subnet = (id: string, cidr: string) => ({
  SubnetId: id,
  VpcId: 'vpc-1',
  CidrBlock: cidr,
  AvailabilityZone: 'eu-central-1a',
  State: 'available',
})

const networkInterface = (name: string, subnetId: string, address: string, group: string) => ({
  NetworkInterfaceId: `eni-${name}`,
  SubnetId: subnetId,
  VpcId: 'vpc-1',
  InterfaceType: 'interface',
  Status: 'in-use',
  SourceDestCheck: true,
  MacAddress: '02:00:00:00:00:01',
  Groups: [{ GroupId: group, GroupName: group }],
  PrivateIpAddress: address,
  PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
  TagSet: [{ Key: 'Name', Value: name }],
})

const everything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]

const group = (id: string, ingress: readonly object[]) => ({
  GroupId: id,
  GroupName: id,
  VpcId: 'vpc-1',
  OwnerId: '111122223333',
  IpPermissions: ingress,
  IpPermissionsEgress: everything,
})

const entry = (egress: boolean) => ({
  Egress: egress,
  RuleNumber: 100,
  RuleAction: 'allow',
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
})

const dump = {
  Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', State: 'available', ...tags('shop') }],
  Subnets: [subnet('subnet-web', '10.0.1.0/24'), subnet('subnet-db', '10.0.2.0/24')],
  NetworkInterfaces: [
    networkInterface('web-1', 'subnet-web', '10.0.1.10', 'sg-web'),
    networkInterface('db-1', 'subnet-db', '10.0.2.10', 'sg-db'),
  ],
  SecurityGroups: [
    group('sg-web', []),
    group('sg-db', [
      {
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        UserIdGroupPairs: [{ GroupId: 'sg-web', UserId: '111122223333' }],
      },
    ]),
  ],
  NetworkAcls: [
    {
      NetworkAclId: 'acl-1',
      VpcId: 'vpc-1',
      IsDefault: true,
      Associations: [],
      Entries: [entry(true), entry(false)],
    },
  ],
  RouteTables: [
    {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true, RouteTableId: 'rtb-1' }],
      Routes: [
        {
          DestinationCidrBlock: '10.0.0.0/16',
          GatewayId: 'local',
          State: 'active',
          Origin: 'CreateRouteTable',
        },
      ],
    },
  ],
}

/** The folder of the dump, one file per call. */
export const awsFolder = (): string =>
  folderOf(
    Object.fromEntries(
      Object.entries(dump).map(([name, value]) => [
        `${name}.json`,
        JSON.stringify({ [name]: value }),
      ]),
    ),
  )

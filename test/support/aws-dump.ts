import { formatImportProblem, type Imported, importAws } from '../../src/importer/aws/index.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'

type Members = Readonly<Record<string, unknown>>

/** Imports one file that holds the given top-level members. */
export function imported(members: Members): Imported {
  const result = importAws([{ path: 'dump.json', json: members }])
  if (result.ok) return result.value
  throw new Error(result.error.map(formatImportProblem).join('\n'))
}

/** The snapshot of `imported`. */
export const snapshotOf = (members: Members): Snapshot => imported(members).snapshot

/** The problems of files that must not be imported, one line each. */
export function problemsOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  const result = importAws(Object.entries(files).map(([path, json]) => ({ path, json })))
  return result.ok ? [] : result.error.map(formatImportProblem)
}

export const awsVpc = (id: string, cidr: string, more: Members = {}): Members => ({
  VpcId: id,
  CidrBlock: cidr,
  ...more,
})

export const awsSubnet = (
  id: string,
  vpcId: string,
  cidr: string,
  more: Members = {},
): Members => ({
  SubnetId: id,
  VpcId: vpcId,
  CidrBlock: cidr,
  AvailabilityZone: 'eu-west-1a',
  AvailabilityZoneId: 'euw1-az1',
  ...more,
})

/** An interface with one private address, in `vpc-1` and `subnet-1` unless said otherwise. */
export const awsInterface = (id: string, address: string, more: Members = {}): Members => ({
  NetworkInterfaceId: id,
  VpcId: 'vpc-1',
  SubnetId: 'subnet-1',
  InterfaceType: 'interface',
  Status: 'in-use',
  Description: '',
  RequesterManaged: false,
  SourceDestCheck: true,
  MacAddress: '02:00:00:00:00:01',
  PrivateIpAddress: address,
  PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
  Groups: [{ GroupId: 'sg-1', GroupName: 'web' }],
  ...more,
})

export const awsTable = (
  id: string,
  routes: readonly Members[],
  associations: readonly Members[] = [],
): Members => ({ RouteTableId: id, VpcId: 'vpc-1', Routes: routes, Associations: associations })

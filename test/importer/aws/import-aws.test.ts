import { expect, test } from 'vitest'
import { importAws } from '../../../src/importer/aws/index.ts'
import { awsInterface, awsSubnet, awsVpc, imported, problemsOf } from '../../support/aws-dump.ts'

const network = {
  Vpcs: [awsVpc('vpc-1', '10.0.0.0/16')],
  Subnets: [awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24')],
}

test.each([
  ['Vpcs.json', 'Subnets.json'],
  ['eu-west-1/Vpcs.json', 'eu-west-1/Subnets.json'],
  ['accounts/111122223333/eu-west-1/Vpcs.json', 'accounts/444455556666/eu-west-1/Subnets.json'],
  ['aws_configs/eu-west-1/vpcs-of-mine.json', 'aws_configs/eu-west-1/2.json'],
])('a file is known by what it holds, wherever it lies: %s', (first, second) => {
  const result = importAws([
    { path: first, json: { Vpcs: network.Vpcs } },
    { path: second, json: { Subnets: network.Subnets } },
  ])
  expect(result).toMatchObject({
    ok: true,
    value: { snapshot: { vpcs: [{ id: 'vpc-1' }], subnets: [{ id: 'subnet-1' }] } },
  })
})

test('a VPC seen from two accounts is one VPC that shows what either sees', () => {
  const owner = {
    ...network,
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Routes: [],
        Associations: [{ SubnetId: 'subnet-1' }],
      },
    ],
  }
  const named = awsVpc('vpc-1', '10.0.0.0/16', { Tags: [{ Key: 'Name', Value: 'shared' }] })
  const result = importAws([
    { path: 'accounts/2/eu-west-1/all.json', json: network },
    { path: 'accounts/1/eu-west-1/all.json', json: { ...owner, Vpcs: [named] } },
  ])
  expect(result).toMatchObject({
    ok: true,
    value: {
      snapshot: {
        vpcs: [{ id: 'vpc-1', name: 'shared', cidrs: ['10.0.0.0/16'] }],
        subnets: [{ id: 'subnet-1', routeTableId: 'rtb-1' }],
      },
    },
  })
})

test('lists of one thing in several files are united, each entry once', () => {
  const table = (destinations: readonly string[]) => ({
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Routes: destinations.map((cidr) => ({ DestinationCidrBlock: cidr, GatewayId: 'local' })),
      },
    ],
  })
  const result = importAws([
    { path: 'a.json', json: { ...network, ...table(['10.0.0.0/16', '10.1.0.0/16']) } },
    { path: 'b.json', json: table(['10.1.0.0/16', '10.2.0.0/16']) },
  ])
  expect(result.ok && result.value.snapshot.routes.map(({ id }) => id)).toEqual([
    'rtb-1/10.0.0.0/16',
    'rtb-1/10.1.0.0/16',
    'rtb-1/10.2.0.0/16',
  ])
})

test('the order of files and of elements changes nothing', () => {
  const files = [
    { path: 'a.json', json: { Vpcs: [awsVpc('vpc-2', '10.2.0.0/16'), ...network.Vpcs] } },
    { path: 'b.json', json: { Subnets: network.Subnets } },
  ]
  expect(importAws([...files].reverse())).toEqual(importAws(files))
})

test('every problem is told at once, with its file, element and field', () => {
  const found = problemsOf({
    'us-east-1/Subnets.json': {
      Subnets: [
        awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24'),
        { SubnetId: 'subnet-2', VpcId: 'vpc-1', CidrBlock: null },
        { SubnetId: 'subnet-3', VpcId: 7, CidrBlock: '10.0.3.0/99' },
      ],
    },
    'us-east-1/Vpcs.json': { Vpcs: ['vpc-1', {}] },
    'us-east-1/Acls.json': { NetworkAcls: { NetworkAclId: 'acl-1' } },
    'us-east-1/Groups.json': ['sg-1'],
  })
  expect([...found].sort()).toEqual([
    'us-east-1/Acls.json: NetworkAcls: expected a list, found an object',
    'us-east-1/Groups.json: expected a JSON object, found a list',
    'us-east-1/Subnets.json: Subnets[1].CidrBlock: expected a prefix such as 10.0.0.0/16, found null',
    'us-east-1/Subnets.json: Subnets[2].CidrBlock: expected a prefix such as 10.0.0.0/16, found "10.0.3.0/99"',
    'us-east-1/Subnets.json: Subnets[2].VpcId: expected a string, found 7',
    'us-east-1/Vpcs.json: Vpcs[0]: expected an object, found "vpc-1"',
    'us-east-1/Vpcs.json: Vpcs[1].CidrBlock: expected a prefix such as 10.0.0.0/16, found nothing',
    'us-east-1/Vpcs.json: Vpcs[1].VpcId: expected a string, found nothing',
  ])
})

test('a problem inside a list is told with its place there', () => {
  const broken = awsInterface('eni-1', '10.0.1.5', {
    PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.5' }, { PrivateIpAddress: '10.0.1.500' }],
    Groups: [{ GroupName: 'web' }],
  })
  expect(problemsOf({ 'x.json': { NetworkInterfaces: [broken] } })).toEqual([
    'x.json: NetworkInterfaces[0].PrivateIpAddresses[1].PrivateIpAddress: expected an address such as 10.0.0.10, found "10.0.1.500"',
    'x.json: NetworkInterfaces[0].Groups[0].GroupId: expected a string, found nothing',
  ])
})

test('a directory without AWS output is an error that says what is missing', () => {
  const said = 'no file holds output of the AWS CLI, such as that of `aws ec2 describe-vpcs`'
  expect(problemsOf({})).toEqual([said])
  expect(problemsOf({ 'package.json': { name: 'x' } })).toEqual([said])
})

test('what is not read, what is one page of several and what is missing is noted, not refused', () => {
  const { notes } = imported({ ...network, Pets: [], DhcpOptions: [], NextToken: 'abc' })
  expect(notes).toEqual([
    'dump.json: Pets is not read',
    'dump.json: holds one page of several; fetch all pages',
    'no file holds NetworkInterfaces',
    'no file holds RouteTables',
    'no file holds NetworkAcls',
    'no file holds SecurityGroups',
  ])
})

test('what the model has no word for is listed once, by type and id', () => {
  const { notModelled } = imported({
    ...network,
    CarrierGateways: [{ CarrierGatewayId: 'cagw-1' }, { CarrierGatewayId: 'cagw-1' }],
    LoadBalancerDescriptions: [{ LoadBalancerName: 'old' }],
    LoadBalancers: [{ LoadBalancerArn: 'arn-gwlb', Type: 'gateway', VpcId: 'vpc-1' }],
    directConnectGateways: [{ directConnectGatewayId: 'dx-1' }],
  })
  expect(notModelled.map(({ type, id }) => `${type} ${id}`)).toEqual([
    'carrierGateway cagw-1',
    'classicLoadBalancer old',
    'directConnectGateway dx-1',
    'gatewayLoadBalancer arn-gwlb',
  ])
})

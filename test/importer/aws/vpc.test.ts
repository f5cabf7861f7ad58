import { expect, test } from 'vitest'
import { awsSubnet, awsVpc, snapshotOf } from '../../support/aws-dump.ts'

test('a VPC has every block that is associated, of both families, and no other', () => {
  const block = (member: string, cidr: string, state: string) => ({
    [member]: cidr,
    [`${member}State`]: { State: state },
  })
  const { vpcs } = snapshotOf({
    Vpcs: [
      awsVpc('vpc-1', '10.0.0.0/16', {
        CidrBlockAssociationSet: [
          block('CidrBlock', '10.0.0.0/16', 'associated'),
          block('CidrBlock', '10.7.0.0/16', 'associated'),
          block('CidrBlock', '10.8.0.0/16', 'disassociated'),
          block('CidrBlock', '10.9.0.0/16', 'associating'),
        ],
        Ipv6CidrBlockAssociationSet: [
          block('Ipv6CidrBlock', '2001:DB8:0::/56', 'associated'),
          block('Ipv6CidrBlock', '2001:db8:1::/56', 'failed'),
        ],
      }),
    ],
  })
  expect(vpcs[0]?.cidrs).toEqual(['10.0.0.0/16', '10.7.0.0/16', '2001:db8::/56'])
})

test('main route table, default ACL and default group are found by their marks', () => {
  const { vpcs } = snapshotOf({
    Vpcs: [awsVpc('vpc-1', '10.0.0.0/16'), awsVpc('vpc-2', '10.2.0.0/16')],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: false, SubnetId: 'subnet-1' }],
      },
      { RouteTableId: 'rtb-2', VpcId: 'vpc-1', Associations: [{ Main: true }] },
    ],
    NetworkAcls: [
      { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true },
      { NetworkAclId: 'acl-2', VpcId: 'vpc-1', IsDefault: false },
    ],
    SecurityGroups: [
      { GroupId: 'sg-1', GroupName: 'default', VpcId: 'vpc-1' },
      { GroupId: 'sg-2', GroupName: 'web', VpcId: 'vpc-1' },
    ],
  })
  expect(vpcs).toMatchObject([
    { mainRouteTableId: 'rtb-2', defaultNetworkAclId: 'acl-1', defaultSecurityGroupId: 'sg-1' },
    { id: 'vpc-2' },
  ])
  expect(vpcs[1]).not.toHaveProperty('mainRouteTableId')
})

test.each([
  ['eu-west-1a', 'eu-west-1'],
  ['us-gov-east-1b', 'us-gov-east-1'],
  ['us-west-2-lax-1a', 'us-west-2'],
])('the region of a VPC is that of its zones: %s', (zone, region) => {
  const { vpcs } = snapshotOf({
    Vpcs: [awsVpc('vpc-1', '10.0.0.0/16')],
    Subnets: [awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24', { AvailabilityZone: zone })],
  })
  expect(vpcs[0]?.region).toBe(region)
})

test('a zone is known by its id, since names differ between accounts, or else by its name', () => {
  const { subnets } = snapshotOf({
    Subnets: [
      awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24'),
      { ...awsSubnet('subnet-2', 'vpc-1', '10.0.2.0/24'), AvailabilityZoneId: undefined },
    ],
  })
  expect(subnets.map(({ zone }) => zone)).toEqual(['euw1-az1', 'eu-west-1a'])
})

test('a subnet names its own table and ACL, and has IPv6 beside or instead of IPv4', () => {
  const ipv6 = [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } }]
  const { subnets } = snapshotOf({
    Subnets: [
      awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24', { Ipv6CidrBlockAssociationSet: ipv6 }),
      { SubnetId: 'subnet-2', VpcId: 'vpc-1', Ipv6Native: true, Ipv6CidrBlockAssociationSet: ipv6 },
    ],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [
          { SubnetId: 'subnet-1', AssociationState: { State: 'associated' } },
          { SubnetId: 'subnet-2', AssociationState: { State: 'disassociated' } },
        ],
      },
    ],
    NetworkAcls: [
      { NetworkAclId: 'acl-1', VpcId: 'vpc-1', Associations: [{ SubnetId: 'subnet-2' }] },
    ],
  })
  expect(subnets).toMatchObject([
    { cidrs: ['10.0.1.0/24', '2001:db8::/64'], routeTableId: 'rtb-1' },
    { cidrs: ['2001:db8::/64'], networkAclId: 'acl-1' },
  ])
  expect(subnets[1]).not.toHaveProperty('routeTableId')
})

import { expect, test } from 'vitest'
import { awsInterface, imported, snapshotOf } from '../../support/aws-dump.ts'

const machine = (state: string, tags: readonly unknown[] = []) => ({
  Reservations: [
    {
      ReservationId: 'r-1',
      Instances: [{ InstanceId: 'i-1', State: { Name: state }, Tags: tags }],
    },
  ],
})

const plugged = { Attachment: { InstanceId: 'i-1', DeviceIndex: 0 } }

test('a vNIC has all its addresses, the primary one first', () => {
  const { vnics } = snapshotOf({
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.5', {
        PrivateIpAddresses: [
          { Primary: false, PrivateIpAddress: '10.0.1.4' },
          { Primary: true, PrivateIpAddress: '10.0.1.5' },
        ],
        Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.64/30' }],
        Ipv6Addresses: [{ Ipv6Address: '2001:DB8::5' }],
        Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8:0:0:1::/80' }],
      }),
    ],
  })
  expect(vnics[0]?.addresses).toEqual([
    ...['10.0.1.5', '10.0.1.4', '10.0.1.64', '10.0.1.65', '10.0.1.66', '10.0.1.67'],
    '2001:db8::5',
  ])
  expect(vnics[0]?.allowedAddressPairs).toEqual([{ cidr: '2001:db8:0:0:1::/80' }])
})

test('a vNIC belongs to its machine, and is called as itself or else as the machine', () => {
  const { vnics } = snapshotOf({
    ...machine('running', [{ Key: 'Name', Value: 'web' }]),
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.5', plugged),
      awsInterface('eni-2', '10.0.1.6', {
        ...plugged,
        TagSet: [{ Key: 'Name', Value: 'backup' }],
      }),
      awsInterface('eni-3', '10.0.1.7'),
    ],
  })
  expect(vnics).toMatchObject([
    { name: 'web', workload: { id: 'i-1', name: 'web' }, adminState: 'up' },
    { name: 'backup', workload: { id: 'i-1', name: 'web' }, tags: { Name: 'backup' } },
    { id: 'eni-3' },
  ])
  expect(vnics[2]).not.toHaveProperty('workload')
})

test.each([
  ['running', 'up'],
  ['pending', 'up'],
  ['stopping', 'down'],
  ['stopped', 'down'],
  ['terminated', 'down'],
])('the vNIC of a machine that is %s is %s', (state, adminState) => {
  const { vnics } = snapshotOf({
    ...machine(state),
    NetworkInterfaces: [awsInterface('eni-1', '10.0.1.5', plugged)],
  })
  expect(vnics[0]?.adminState).toBe(adminState)
})

test('an interface that is plugged into nothing is down', () => {
  const { vnics } = snapshotOf({
    NetworkInterfaces: [awsInterface('eni-1', '10.0.1.5', { Status: 'available' })],
  })
  expect(vnics[0]?.adminState).toBe('down')
})

test('groups, MAC address and the source/destination check are kept', () => {
  const { vnics } = snapshotOf({
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.5', {
        SourceDestCheck: false,
        Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }],
      }),
    ],
  })
  expect(vnics[0]).toMatchObject({
    sourceDestinationCheck: false,
    securityGroupIds: ['sg-1', 'sg-2'],
    macAddress: '02:00:00:00:00:01',
    portSecurity: true,
  })
})

test.each([
  [{ InterfaceType: 'lambda', RequesterManaged: true }],
  [{ InterfaceType: 'efa' }],
  [{ Description: 'RDSNetworkInterface', RequesterManaged: true }],
  [{ Description: 'EFS mount target for fs-1', RequesterManaged: true }],
  [{ Description: 'ELB net/mine/1, or so I call it' }],
])('an interface with addresses and groups is a vNIC, whoever manages it: %o', (more) => {
  expect(
    snapshotOf({ NetworkInterfaces: [awsInterface('eni-1', '10.0.1.5', more)] }).vnics,
  ).toHaveLength(1)
})

test('feet of what the dump does not show keep their addresses as something unmodelled', () => {
  const managed = { RequesterManaged: true }
  const { snapshot, notModelled } = imported({
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.1', { ...managed, Description: 'ELB classic' }),
      awsInterface('eni-2', '10.0.1.2', { ...managed, Description: 'ELB app/web/1' }),
      awsInterface('eni-3', '10.0.1.3', { InterfaceType: 'vpc_endpoint', ...managed }),
      awsInterface('eni-4', '10.0.1.4', { InterfaceType: 'nat_gateway', ...managed }),
      awsInterface('eni-5', '10.0.1.5', { InterfaceType: 'transit_gateway', ...managed }),
    ],
  })
  expect(snapshot.vnics).toEqual([])
  expect(snapshot.unmodelledElements).toEqual([
    {
      id: 'eni-1',
      type: 'classicLoadBalancer',
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      addresses: ['10.0.1.1'],
    },
    {
      id: 'eni-2',
      type: 'loadBalancer',
      name: 'web',
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      addresses: ['10.0.1.2'],
    },
    {
      id: 'eni-3',
      type: 'serviceEndpoint',
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      addresses: ['10.0.1.3'],
    },
    {
      id: 'eni-4',
      type: 'natGateway',
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      addresses: ['10.0.1.4'],
    },
  ])
  expect(notModelled).toHaveLength(4)
})

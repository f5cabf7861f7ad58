import { expect, test } from 'vitest'
import { awsInterface, snapshotOf } from '../../support/aws-dump.ts'

test('every private address with a public one behind it has a floating IP, auto-assigned or elastic', () => {
  const { floatingIps } = snapshotOf({
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.5', {
        Association: { PublicIp: '198.51.100.5' },
        PrivateIpAddresses: [
          {
            Primary: true,
            PrivateIpAddress: '10.0.1.5',
            Association: { PublicIp: '198.51.100.5' },
          },
          {
            Primary: false,
            PrivateIpAddress: '10.0.1.6',
            Association: { PublicIp: '198.51.100.6', AllocationId: 'eipalloc-6' },
          },
        ],
      }),
    ],
  })
  expect(floatingIps).toEqual([
    {
      id: 'eipalloc-6',
      vpcId: 'vpc-1',
      address: '198.51.100.6',
      privateAddress: '10.0.1.6',
      targetId: 'eni-1',
    },
    {
      id: 'public-198.51.100.5',
      vpcId: 'vpc-1',
      address: '198.51.100.5',
      privateAddress: '10.0.1.5',
      targetId: 'eni-1',
    },
  ])
})

test('an elastic address is named by its own tags, and one that is not in use is no floating IP', () => {
  const { floatingIps } = snapshotOf({
    NetworkInterfaces: [awsInterface('eni-1', '10.0.1.5')],
    Addresses: [
      {
        PublicIp: '198.51.100.5',
        AllocationId: 'eipalloc-5',
        NetworkInterfaceId: 'eni-1',
        PrivateIpAddress: '10.0.1.5',
        Tags: [{ Key: 'Name', Value: 'front' }],
      },
      { PublicIp: '198.51.100.9', AllocationId: 'eipalloc-9' },
    ],
  })
  expect(floatingIps).toMatchObject([{ id: 'eipalloc-5', name: 'front', targetId: 'eni-1' }])
})

test('the public address of a NAT gateway belongs to the gateway, also without its interface', () => {
  const gateway = {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    State: 'available',
    NatGatewayAddresses: [{ PublicIp: '198.51.100.7', PrivateIp: '10.0.1.7' }],
  }
  const foot = awsInterface('eni-7', '10.0.1.7', {
    InterfaceType: 'nat_gateway',
    Description: 'Interface for NAT Gateway nat-1',
    Association: { PublicIp: '198.51.100.7' },
  })
  const target = { targetId: 'nat-1', privateAddress: '10.0.1.7' }
  expect(snapshotOf({ NatGateways: [gateway] }).floatingIps).toMatchObject([target])
  const both = snapshotOf({ NatGateways: [gateway], NetworkInterfaces: [foot] })
  expect(both.floatingIps).toMatchObject([target])
  expect(both.unmodelledElements).toEqual([])
})

import { expect, test } from 'vitest'
import { natGateway } from '../../../src/model/kind/nat-gateway.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const home = made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24', '2001:db8::/64'] })
const inHome = network({ subnets: [home] })
const given = (...addresses: string[]) => ({
  id: 'vnic_1',
  vpcId: 'vpc_a',
  subnetId: 'sub_1',
  addresses,
})

test.each(['10.0.2.1', '2001:db8:0:1::9'])('%s lies outside the subnet', (address) => {
  expect(vnic.check?.(inHome, undefined, made(vnic, given(address)))).toMatchObject({
    code: 'address_outside_subnet',
    errors: [{ pointer: '/addresses/0' }],
    more: { bounds: ['10.0.1.0/24', '2001:db8::/64'] },
  })
})

test.each(['10.0.1.0', '10.0.1.3', '10.0.1.255', '2001:db8::3', '2001:db8::ffff:ffff:ffff:ffff'])(
  '%s is reserved',
  (address) => {
    expect(refusalOf(vnic, given(address), inHome)).toBe('address_reserved')
  },
)

test.each(['10.0.1.4', '10.0.1.254', '2001:db8::4'])('%s is free', (address) => {
  expect(refusalOf(vnic, given(address), inHome)).toBe(undefined)
})

test('an address has one owner, vNIC or NAT gateway', () => {
  const other = made(vnic, { ...given('10.0.1.9'), id: 'vnic_0' })
  const nat = made(natGateway, { ...given('10.0.1.8'), id: 'nat_0' })
  const taken = network({ subnets: [home], vnics: [other], natGateways: [nat] })
  expect(refusalOf(vnic, given('10.0.1.9'), taken)).toBe('address_taken')
  expect(refusalOf(vnic, given('10.0.1.8'), taken)).toBe('address_taken')
  expect(refusalOf(vnic, given('10.0.1.7', '10.0.1.7'), taken)).toBe('address_taken')
})

test('a MAC address has one owner in its VPC', () => {
  const macAddress = '02:00:00:00:00:01'
  const other = made(vnic, { ...given('10.0.1.9'), id: 'vnic_0', macAddress })
  const taken = network({ subnets: [home], vnics: [other] })
  expect(refusalOf(vnic, { ...given('10.0.1.7'), macAddress }, taken)).toBe('mac_taken')
})

test('it holds its addresses and its MAC', () => {
  const it = made(vnic, { ...given('10.0.1.9', '2001:db8::9'), macAddress: '02:00:00:00:00:01' })
  expect(vnic.claims?.(inHome, it)).toEqual([
    { pool: 'address', subnetId: 'sub_1', value: '10.0.1.9' },
    { pool: 'address', subnetId: 'sub_1', value: '2001:db8::9' },
    { pool: 'mac', value: '02:00:00:00:00:01' },
  ])
})

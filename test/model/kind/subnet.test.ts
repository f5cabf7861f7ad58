import { expect, test } from 'vitest'
import { natGateway } from '../../../src/model/kind/nat-gateway.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const home = made(vpc, {
  id: 'vpc_a',
  fabricId: 'fab_1',
  cidrs: ['10.0.0.0/16', '2001:db8::/56'],
})
const given = (...cidrs: string[]) => ({ id: 'sub_1', vpcId: 'vpc_a', cidrs })
const inHome = network({ vpcs: [home] })

test('its blocks lie inside those of its VPC', () => {
  expect(subnet.check?.(inHome, undefined, made(subnet, given('10.1.0.0/24')))).toMatchObject({
    code: 'subnet_outside_vpc',
    detail: '10.1.0.0/24 lies outside 10.0.0.0/16 and 2001:db8::/56, the blocks of vpc_a.',
    more: { bounds: ['10.0.0.0/16', '2001:db8::/56'] },
  })
  expect(refusalOf(subnet, given('10.0.0.0/15'), inHome)).toBe('subnet_outside_vpc')
  expect(refusalOf(subnet, given('10.0.0.0/16', '2001:db8::/64'), inHome)).toBe(undefined)
})

test('no two subnets of a VPC overlap, and the rival is named', () => {
  const rival = made(subnet, { ...given('10.0.1.0/24'), id: 'sub_0' })
  const with1 = network({ vpcs: [home], subnets: [rival] })
  expect(subnet.check?.(with1, undefined, made(subnet, given('10.0.0.0/22')))).toMatchObject({
    code: 'cidr_overlap',
    more: { conflict: { with: 'sub_0', kind: 'subnet', cidr: '10.0.1.0/24' } },
  })
  expect(refusalOf(subnet, given('10.0.2.0/24'), with1)).toBe(undefined)
})

test('it has room for a vNIC beside the five reserved addresses', () => {
  expect(refusalOf(subnet, given('10.0.0.0/30'), inHome)).toBe('subnet_too_small')
  expect(refusalOf(subnet, given('2001:db8::/126'), inHome)).toBe('subnet_too_small')
  expect(refusalOf(subnet, given('10.0.0.0/29'), inHome)).toBe(undefined)
})

test('it has at most one block of each family', () => {
  expect(refusalOf(subnet, given('10.0.1.0/24', '10.0.2.0/24'), inHome)).toBe('family_wrong')
})

test('it holds a VNI on the fabric of its VPC', () => {
  const it = made(subnet, { ...given('10.0.1.0/24'), vni: 5001 })
  expect(subnet.claims?.(inHome, it)).toEqual([{ pool: 'vni', fabricId: 'fab_1', value: '5001' }])
})

test('its free addresses are those that nothing owns and that are not reserved', () => {
  const it = made(subnet, given('10.0.1.0/29', '2001:db8::/64'))
  const there = (id: string, subnetId: string, ...addresses: string[]) =>
    made(vnic, { id, vpcId: 'vpc_a', subnetId, addresses })
  const nat = made(natGateway, { id: 'nat_1', subnetId: 'sub_1', addresses: ['10.0.1.6'] })
  const of = (members: Parameters<typeof network>[0]) =>
    subnet.derive?.(network(members), it)?.['availableAddresses']
  expect(of({})).toBe(3)
  expect(
    of({
      vnics: [
        there('vnic_1', 'sub_1', '10.0.1.4', '2001:db8::4'),
        there('vnic_2', 'sub_2', '10.0.2.4'),
      ],
      natGateways: [nat],
    }),
  ).toBe(1)
  const { availableAddresses, freeBlocks } =
    subnet.derive?.(network({}), made(subnet, given('2001:db8::/64'))) ?? {}
  expect([availableAddresses, freeBlocks]).toEqual([undefined, undefined])
})

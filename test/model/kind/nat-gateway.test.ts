import { expect, test } from 'vitest'
import { natGateway } from '../../../src/model/kind/nat-gateway.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const home = made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24', '2001:db8::/64'] })
const given = (...addresses: string[]) => ({
  id: 'nat_1',
  vpcId: 'vpc_a',
  subnetId: 'sub_1',
  addresses,
})

test('its addresses are free IPv4 addresses of its subnet', () => {
  const inHome = network({ subnets: [home] })
  expect(refusalOf(natGateway, given('10.0.1.9'), inHome)).toBe(undefined)
  expect(refusalOf(natGateway, given('2001:db8::9'), inHome)).toBe('family_wrong')
  expect(refusalOf(natGateway, given('10.0.2.9'), inHome)).toBe('address_outside_subnet')
  expect(refusalOf(natGateway, given('10.0.1.1'), inHome)).toBe('address_reserved')
})

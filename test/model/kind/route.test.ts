import { expect, test } from 'vitest'
import { internetGateway } from '../../../src/model/kind/internet-gateway.ts'
import { natGateway } from '../../../src/model/kind/nat-gateway.ts'
import { peering } from '../../../src/model/kind/peering.ts'
import { route } from '../../../src/model/kind/route.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const lists = {
  vpcs: [made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'] })],
  internetGateways: [made(internetGateway, { id: 'igw_1', vpcId: 'vpc_a' })],
  natGateways: [
    made(natGateway, { id: 'nat_1', vpcId: 'vpc_a' }),
    made(natGateway, { id: 'nat_far', vpcId: 'vpc_b' }),
  ],
  peerings: [
    made(peering, { id: 'pcx_1', requesterVpcId: 'vpc_b', accepterVpcId: 'vpc_a' }),
    made(peering, { id: 'pcx_far', requesterVpcId: 'vpc_b', accepterVpcId: 'vpc_c' }),
  ],
}
const base = { id: 'rte_1', vpcId: 'vpc_a', routeTableId: 'rtb_1', destinationCidr: '0.0.0.0/0' }
const refusal = (given: object, routes: object[] = []) =>
  refusalOf(
    route,
    { ...base, ...given },
    network({ ...lists, routes: routes.map((one) => made(route, { ...one })) }),
  )

test.each(['internetGateway igw_1', 'natGateway nat_1', 'peering pcx_1', 'blackhole'])(
  'it may lead to %s',
  (text) => {
    const [kind, id] = text.split(' ')
    expect(refusal({ target: id === undefined ? { kind } : { kind, id } })).toBe(undefined)
  },
)

test('its target is there, in this VPC or between it and another one', () => {
  expect(refusal({ target: { kind: 'natGateway', id: 'nat_far' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'peering', id: 'pcx_far' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'natGateway', id: 'igw_1' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'transitGateway', id: 'tgw_1' } })).toBe('reference_dangling')
})

test('a target has an id exactly when its kind has', () => {
  expect(refusal({ target: { kind: 'natGateway' } })).toBe('missing_field')
  expect(refusal({ target: { kind: 'blackhole', id: 'nat_1' } })).toBe('route_target_wrong')
})

test('local is what lies inside the VPC', () => {
  const target = { kind: 'local' }
  expect(refusal({ target, destinationCidr: '10.0.1.0/24' })).toBe(undefined)
  expect(refusal({ target, destinationCidr: '10.1.1.0/24' })).toBe('route_target_wrong')
})

test('a NAT gateway is no way for IPv6', () => {
  const target = { kind: 'natGateway', id: 'nat_1' }
  expect(refusal({ target, destinationCidr: '::/0' })).toBe('family_wrong')
})

test('it has one destination, and its table has no other route there', () => {
  const target = { kind: 'blackhole' }
  expect(refusal({ target, destinationPrefixListId: 'pl_1' })).toBe('destination_not_one')
  expect(refusal({ target, destinationCidr: undefined })).toBe('destination_not_one')
  expect(refusal({ target }, [{ ...base, id: 'rte_0', target }])).toBe('route_duplicate')
  const elsewhere = { ...base, id: 'rte_0', routeTableId: 'rtb_2', target }
  expect(refusal({ target }, [elsewhere])).toBe(undefined)
})

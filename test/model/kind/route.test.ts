import { expect, test } from 'vitest'
import { egressOnlyGateway } from '../../../src/model/kind/egress-only-gateway.ts'
import { internetGateway } from '../../../src/model/kind/internet-gateway.ts'
import { natGateway } from '../../../src/model/kind/nat-gateway.ts'
import { peering } from '../../../src/model/kind/peering.ts'
import { route } from '../../../src/model/kind/route.ts'
import { serviceEndpoint } from '../../../src/model/kind/service-endpoint.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { transitGateway } from '../../../src/model/kind/transit-gateway.ts'
import { transitGatewayAttachment } from '../../../src/model/kind/transit-gateway-attachment.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { vpnGateway } from '../../../src/model/kind/vpn-gateway.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const lists = {
  vpcs: [made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'] })],
  internetGateways: [made(internetGateway, { id: 'igw_1', vpcId: 'vpc_a' })],
  subnets: [made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24'] })],
  vnics: [made(vnic, { id: 'vnic_1', vpcId: 'vpc_a' })],
  egressOnlyGateways: [made(egressOnlyGateway, { id: 'eig_1', vpcId: 'vpc_a' })],
  vpnGateways: [made(vpnGateway, { id: 'vgw_1', vpcId: 'vpc_a' })],
  serviceEndpoints: ['gateway', 'interface'].map((type) =>
    made(serviceEndpoint, { id: `sep_${type}`, vpcId: 'vpc_a', type }),
  ),
  transitGateways: ['tgw_1', 'tgw_2'].map((id) => made(transitGateway, { id })),
  transitGatewayAttachments: [
    made(transitGatewayAttachment, { id: 'tga_1', transitGatewayId: 'tgw_1', vpcId: 'vpc_a' }),
    made(transitGatewayAttachment, { id: 'tga_2', transitGatewayId: 'tgw_2', vpcId: 'vpc_b' }),
  ],
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

test.each([
  ...['internetGateway igw_1', 'natGateway nat_1', 'peering pcx_1', 'vpnGateway vgw_1'],
  ...['vnic vnic_1', 'blackhole'],
])('it may lead to %s', (text) => {
  const [kind, id] = text.split(' ')
  expect(refusal({ target: id === undefined ? { kind } : { kind, id } })).toBe(undefined)
})

test('its target is there, in this VPC or between it and another one', () => {
  expect(refusal({ target: { kind: 'natGateway', id: 'nat_far' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'peering', id: 'pcx_far' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'natGateway', id: 'igw_1' } })).toBe('reference_dangling')
  expect(refusal({ target: { kind: 'vpnGateway', id: 'vgw_9' } })).toBe('reference_dangling')
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

test('a NAT gateway is no way for IPv6, except to IPv4 hosts', () => {
  const target = { kind: 'natGateway', id: 'nat_1' }
  expect(refusal({ target, destinationCidr: '::/0' })).toBe('family_wrong')
  expect(refusal({ target, destinationCidr: '64:ff9b::/96' })).toBe(undefined)
})

test('an egress-only gateway is a way for IPv6 only', () => {
  const target = { kind: 'egressOnlyGateway', id: 'eig_1' }
  expect(refusal({ target, destinationCidr: '::/0' })).toBe(undefined)
  expect(refusal({ target })).toBe('family_wrong')
})

test('it leads to a transit gateway that its VPC is attached to', () => {
  const of = (id: string) => refusal({ target: { kind: 'transitGateway', id } })
  expect(of('tgw_1')).toBe(undefined)
  expect(of('tgw_2')).toBe('transit_gateway_not_attached')
  expect(of('tgw_3')).toBe('reference_dangling')
})

test('an endpoint with addresses is no next hop', () => {
  const of = (id: string) => refusal({ target: { kind: 'serviceEndpoint', id } })
  expect(of('sep_gateway')).toBe(undefined)
  expect(of('sep_interface')).toBe('route_target_wrong')
})

test('whatever is not modelled may be a next hop, under any name or none', () => {
  expect(refusal({ target: { kind: 'unmodelled', id: 'cagw-1' } })).toBe(undefined)
  expect(refusal({ target: { kind: 'unmodelled' } })).toBe(undefined)
})

test('inside the VPC, whole blocks are led through what stands inside it', () => {
  const of = (destinationCidr: string, kind: string, id: string) =>
    refusal({ target: { kind, id }, destinationCidr })
  expect(of('10.0.0.0/16', 'vnic', 'vnic_1')).toBe(undefined)
  expect(of('10.0.1.0/24', 'vnic', 'vnic_1')).toBe(undefined)
  expect(of('10.0.1.0/24', 'natGateway', 'nat_1')).toBe(undefined)
  expect(of('10.0.1.0/25', 'vnic', 'vnic_1')).toBe('route_target_wrong')
  expect(of('10.0.1.0/24', 'internetGateway', 'igw_1')).toBe('route_target_wrong')
  expect(of('10.0.1.0/24', 'peering', 'pcx_1')).toBe('route_target_wrong')
  expect(of('10.0.0.0/8', 'vnic', 'vnic_1')).toBe(undefined)
})

test('it has one destination, and its table has no other route there', () => {
  const target = { kind: 'blackhole' }
  expect(refusal({ target, destinationPrefixListId: 'pl_1' })).toBe('destination_not_one')
  expect(refusal({ target, destinationCidr: undefined })).toBe('destination_not_one')
  expect(refusal({ target }, [{ ...base, id: 'rte_0', target }])).toBe('route_duplicate')
  const elsewhere = { ...base, id: 'rte_0', routeTableId: 'rtb_2', target }
  expect(refusal({ target }, [elsewhere])).toBe(undefined)
})

test('what is propagated was learned from a VPN gateway, and stands beside a static route', () => {
  const learned = { origin: 'propagated', target: { kind: 'vpnGateway', id: 'vgw_1' } }
  const static_ = { ...base, id: 'rte_0', target: { kind: 'blackhole' } }
  expect(refusal(learned, [static_])).toBe(undefined)
  expect(refusal(learned, [{ ...base, ...learned, id: 'rte_0' }])).toBe('route_duplicate')
  expect(refusal({ ...learned, target: { kind: 'blackhole' } })).toBe(undefined)
  const elsewhere = { kind: 'internetGateway', id: 'igw_1' }
  expect(refusal({ ...learned, target: elsewhere })).toBe('route_target_wrong')
  const alone = network({ ...lists, vpnGateways: [] })
  const given = { ...base, origin: 'propagated', target: { kind: 'blackhole' } }
  expect(refusalOf(route, given, alone)).toBe('route_target_wrong')
})

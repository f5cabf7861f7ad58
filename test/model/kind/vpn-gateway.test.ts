import { expect, test } from 'vitest'
import { route } from '../../../src/model/kind/route.ts'
import { vpnGateway } from '../../../src/model/kind/vpn-gateway.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', cidrs: ['192.168.0.0/16'] }
  expect(read(vpnGateway, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(vpnGateway, { vpcId: 'vpc_a', learnsRoutes: 1 })).toEqual({
    ok: false,
    error: ['/learnsRoutes wrong_type'],
  })
})

test('a VPC has one', () => {
  const there = network({ vpnGateways: [made(vpnGateway, { id: 'vgw_0', vpcId: 'vpc_a' })] })
  expect(refusalOf(vpnGateway, { id: 'vgw_1', vpcId: 'vpc_a' }, there)).toBe('vpn_gateway_exists')
  expect(refusalOf(vpnGateway, { id: 'vgw_1', vpcId: 'vpc_b' }, there)).toBe(undefined)
})

test('its table holds only what a gateway can follow', () => {
  const out = made(route, {
    id: 'rte_1',
    vpcId: 'vpc_a',
    routeTableId: 'rtb_1',
    destinationCidr: '0.0.0.0/0',
    target: { kind: 'internetGateway', id: 'igw_1' },
  })
  const given = { id: 'vgw_1', vpcId: 'vpc_a', routeTableId: 'rtb_1' }
  expect(refusalOf(vpnGateway, given, network({ routes: [out] }))).toBe('gateway_route_wrong')
  expect(refusalOf(vpnGateway, given)).toBe(undefined)
})

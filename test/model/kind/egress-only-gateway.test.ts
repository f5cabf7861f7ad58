import { expect, test } from 'vitest'
import { egressOnlyGateway } from '../../../src/model/kind/egress-only-gateway.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a' }
  expect(read(egressOnlyGateway, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(egressOnlyGateway, {})).toEqual({ ok: false, error: ['/vpcId missing_field'] })
})

test('a VPC has one', () => {
  const there = made(egressOnlyGateway, { id: 'eig_0', vpcId: 'vpc_a' })
  const one = network({ egressOnlyGateways: [there] })
  const code = 'egress_only_gateway_exists'
  expect(refusalOf(egressOnlyGateway, { id: 'eig_1', vpcId: 'vpc_a' }, one)).toBe(code)
  expect(refusalOf(egressOnlyGateway, { id: 'eig_1', vpcId: 'vpc_b' }, one)).toBe(undefined)
})

import { expect, test } from 'vitest'
import { internetGateway } from '../../../src/model/kind/internet-gateway.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a VPC has one', () => {
  const there = made(internetGateway, { id: 'igw_0', vpcId: 'vpc_a' })
  const one = network({ internetGateways: [there] })
  expect(refusalOf(internetGateway, { id: 'igw_1', vpcId: 'vpc_a' }, one)).toBe(
    'internet_gateway_exists',
  )
  expect(refusalOf(internetGateway, { id: 'igw_1', vpcId: 'vpc_b' }, one)).toBe(undefined)
})

import { expect, test } from 'vitest'
import { loadBalancer } from '../../../src/model/kind/load-balancer.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = {
    vpcId: 'vpc_a',
    nodes: [{ id: 'n1', subnetId: 'sub_1', addresses: ['10.0.1.9'] }],
  }
  expect(read(loadBalancer, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(loadBalancer, {
      vpcId: 'vpc_a',
      nodes: [{ id: 'n1', subnetId: 'sub_1', addresses: ['10.0.1'] }],
    }),
  ).toEqual({ ok: false, error: ['/nodes/0/addresses/0 address_malformed'] })
  expect(read(loadBalancer, { vpcId: 'vpc_a', nodes: [] })).toEqual({
    ok: false,
    error: ['/nodes too_few_items'],
  })
})

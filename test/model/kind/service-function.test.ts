import { expect, test } from 'vitest'
import { serviceFunction } from '../../../src/model/kind/service-function.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', ingressVnicId: 'vnic_1', egressVnicId: 'vnic_1', weight: 100 }
  expect(read(serviceFunction, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(serviceFunction, { vpcId: 'vpc_a', ingressVnicId: 'vnic_1', weight: 101 })).toEqual({
    ok: false,
    error: ['/egressVnicId missing_field', '/weight out_of_range'],
  })
})

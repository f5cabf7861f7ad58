import { expect, test } from 'vitest'
import { serviceFunctionGroup } from '../../../src/model/kind/service-function-group.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', serviceFunctionIds: ['sfn_1', 'sfn_2'] }
  expect(read(serviceFunctionGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  const none = { vpcId: 'vpc_a', serviceFunctionIds: [] }
  expect(read(serviceFunctionGroup, none)).toEqual({
    ok: false,
    error: ['/serviceFunctionIds too_few_items'],
  })
  expect(read(serviceFunctionGroup, { ...none, serviceFunctionIds: ['vnic_1'] })).toEqual({
    ok: false,
    error: ['/serviceFunctionIds/0 reference_malformed'],
  })
})

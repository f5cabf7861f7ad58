import { expect, test } from 'vitest'
import { networkAcl } from '../../../src/model/kind/network-acl.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', appliesInside: true }
  expect(read(networkAcl, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(networkAcl, { vpcId: 'vpc_a', appliesInside: 'yes' })).toEqual({
    ok: false,
    error: ['/appliesInside wrong_type'],
  })
})

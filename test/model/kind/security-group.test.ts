import { expect, test } from 'vitest'
import { securityGroup } from '../../../src/model/kind/security-group.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', description: 'web servers' }
  expect(read(securityGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(securityGroup, { vpcId: 'vpc_a', description: 7 })).toEqual({
    ok: false,
    error: ['/description wrong_type'],
  })
})

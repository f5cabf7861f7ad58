import { expect, test } from 'vitest'
import { targetGroup } from '../../../src/model/kind/target-group.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', l4Port: 80, addressFamily: 'ipv6', crossZone: 'on' }
  expect(read(targetGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(targetGroup, { vpcId: 'vpc_a', l4Port: 0, crossZone: 'maybe' })).toEqual({
    ok: false,
    error: ['/l4Port out_of_range', '/crossZone not_one_of'],
  })
})

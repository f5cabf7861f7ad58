import { expect, test } from 'vitest'
import { targetGroup } from '../../../src/model/kind/target-group.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = {
    vpcId: 'vpc_a',
    l4Port: 80,
    targets: [{ address: '10.0.1.9', health: 'draining' }],
  }
  expect(read(targetGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(targetGroup, { vpcId: 'vpc_a', l4Port: 80, targets: [{ health: 'ill' }] })).toEqual({
    ok: false,
    error: ['/targets/0/health not_one_of'],
  })
})

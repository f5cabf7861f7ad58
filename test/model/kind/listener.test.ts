import { expect, test } from 'vitest'
import { listener } from '../../../src/model/kind/listener.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = {
    vpcId: 'vpc_a',
    loadBalancerId: 'lb_1',
    protocols: ['tcp'],
    l4Port: 443,
    targetGroups: [{ targetGroupId: 'tg_1' }],
  }
  expect(read(listener, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(listener, {
      vpcId: 'vpc_a',
      loadBalancerId: 'lb_1',
      protocols: ['tcp'],
      l4Port: 0,
      targetGroups: [{ targetGroup: 'tg_1', targetGroupId: 'tg_1' }],
    }),
  ).toEqual({
    ok: false,
    error: ['/l4Port out_of_range', '/targetGroups/0/targetGroup unknown_field'],
  })
})

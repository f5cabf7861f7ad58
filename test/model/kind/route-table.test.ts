import { expect, test } from 'vitest'
import { routeTable } from '../../../src/model/kind/route-table.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', name: 'main' }
  expect(read(routeTable, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(routeTable, { vpcId: 'sub_a' })).toEqual({
    ok: false,
    error: ['/vpcId reference_malformed'],
  })
})

import { expect, test } from 'vitest'
import { prefixList } from '../../../src/model/kind/prefix-list.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { cidrs: ['10.0.0.0/8', 'fd00::/8'] }
  expect(read(prefixList, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(prefixList, { cidrs: ['10.0.0.1/8'] })).toEqual({
    ok: false,
    error: ['/cidrs/0 prefix_host_bits'],
  })
})

import { expect, test } from 'vitest'
import { prefixList } from '../../../src/model/kind/prefix-list.ts'
import { read } from '../../support/read.ts'
import { made, refusalOf } from '../../support/resource.ts'

const listOf = (...cidrs: readonly string[]) => ({
  id: 'pl_1',
  entries: cidrs.map((cidr) => ({ cidr })),
})

test('a whole one is read as it is, of both families', () => {
  const whole = {
    entries: [{ cidr: '10.0.0.0/8', description: 'Offices' }, { cidr: 'fd00::/8' }],
    maxEntries: 10,
  }
  expect(read(prefixList, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  const wrong = { entries: [{ cidr: '10.0.0.0/8' }, { cidr: '10.0.0.1/8' }], maxEntries: 0 }
  expect(read(prefixList, wrong)).toEqual({
    ok: false,
    error: ['/entries/1/cidr prefix_host_bits', '/maxEntries out_of_range'],
  })
})

test('a block stands in a list once; the second entry is named', () => {
  const twice = made(prefixList, listOf('10.0.0.0/8', 'fd00::/8', '10.0.0.0/8'))
  expect(prefixList.check?.({} as never, undefined, twice)).toMatchObject({
    code: 'entry_duplicate',
    detail: '10.0.0.0/8 stands in `entries` twice, as number 0 and as number 2, counted from 0.',
    errors: [{ pointer: '/entries/2' }],
  })
})

test('a block inside another one is an entry like any other', () => {
  expect(refusalOf(prefixList, listOf('10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0'))).toBe(undefined)
})

test('the room of a list never sinks below what is in it', () => {
  const two = listOf('10.0.0.0/8', '10.1.0.0/16')
  expect(refusalOf(prefixList, { ...two, maxEntries: 2 })).toBe(undefined)
  const small = made(prefixList, { ...two, maxEntries: 1 })
  expect(prefixList.check?.({} as never, undefined, small)).toMatchObject({
    code: 'max_entries_too_small',
    errors: [{ pointer: '/maxEntries', value: 1, bounds: { first: 2, last: 1000 } }],
  })
})

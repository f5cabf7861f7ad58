import { describe, expect, test } from 'vitest'
import { type SeenExchange, undescribed } from './described.ts'

const headers = new Headers({
  'content-type': 'application/json',
  'x-request-id': 'one-of-ours',
  etag: '"r1"',
})
const list: SeenExchange = {
  method: 'GET',
  path: '/v1/vpcs?pageSize=1',
  sent: undefined,
  status: 200,
  headers,
  text: '{"items":[]}',
}

const problem = (code: string, status: number): SeenExchange => ({
  ...list,
  status,
  headers: new Headers({
    'content-type': 'application/problem+json',
    'x-request-id': 'one-of-ours',
    'www-authenticate': 'Bearer',
  }),
  text: JSON.stringify({
    type: `/docs#problem-${code}`,
    title: 'A title',
    status,
    code,
    detail: 'A detail.',
    retryable: false,
  }),
})

test('what is as described has no fault', () => {
  expect(undescribed(list)).toEqual([])
  expect(undescribed(problem('parameter_invalid', 400))).toEqual([])
  expect(undescribed({ ...problem('not_found', 404), path: '/nowhere' })).toEqual([])
  expect(undescribed({ ...problem('method_not_allowed', 405), method: 'TRACE' })).toEqual([])
})

describe('a fault is', () => {
  test.each<[string, SeenExchange, RegExp]>([
    ['a status', { ...list, status: 202 }, /status 202 is not described/],
    ['a code', problem('name_taken', 400), /code must be equal to one of/],
    ['a member that is missing', { ...list, text: '{}' }, /required property 'items'/],
    ['a member of another type', { ...list, text: '{"items":[7]}' }, /items\/0 must be object/],
    ['a header that is missing', { ...list, headers: new Headers() }, /X-Request-Id is missing/],
    ['a content type', { ...list, headers: new Headers({ etag: '' }) }, /content type/],
    ['a place where nothing is', { ...list, path: '/nowhere' }, /status 200 is not one of 404/],
    ['a method', { ...list, method: 'PUT' }, /status 200 is not one of 405/],
    [
      'what was accepted against the description',
      { ...list, method: 'POST', status: 201, sent: '{"nmae":"x"}' },
      /accepted, although/,
    ],
  ])('%s', (_what, seen, fault) => {
    expect(undescribed(seen).join('\n')).toMatch(fault)
  })
})

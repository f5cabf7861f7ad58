import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../src/base/result.ts'

function half(value: number): Result<number, 'odd'> {
  return value % 2 === 0 ? ok(value / 2) : fail('odd')
}

test('a success carries its value and nothing else', () => {
  expect(half(8)).toEqual({ ok: true, value: 4 })
})

test('a refusal carries its error and nothing else', () => {
  expect(half(7)).toEqual({ ok: false, error: 'odd' })
})

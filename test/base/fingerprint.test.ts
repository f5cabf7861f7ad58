import { expect, test } from 'vitest'
import { fingerprint } from '../../src/base/fingerprint.ts'

test('it is sixteen hex digits, the same for the same text', () => {
  expect(fingerprint('')).toMatch(/^[0-9a-f]{16}$/)
  expect(fingerprint('a text')).toBe(fingerprint('a text'))
})

test('texts that differ a little differ in it, and in either half', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => [`[${i}]`, `[${i},null]`]).flat()
  const prints = texts.map(fingerprint)
  expect(new Set(prints).size).toBe(texts.length)
  // Of 40,000 values in 32 bits about 0.2 meet by chance; a lane that mixes badly loses thousands.
  expect(new Set(prints.map((one) => one.slice(0, 8))).size).toBeGreaterThan(texts.length - 5)
  expect(new Set(prints.map((one) => one.slice(8))).size).toBeGreaterThan(texts.length - 5)
})

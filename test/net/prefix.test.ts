import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bug } from '../../src/base/assert.ts'
import type { Address } from '../../src/net/address.ts'
import {
  contains,
  containsPrefix,
  formatPrefix,
  hostPrefix,
  isDefault,
  overlaps,
  type Prefix,
  parsePrefix,
  prefix,
  sizeOf,
} from '../../src/net/prefix.ts'

function parsed(text: string): Prefix {
  const result = parsePrefix(text)
  if (result.ok) return result.value
  throw new Error(text)
}

test.each([
  ['0.0.0.0/0', 0, 0xffff_ffff],
  ['10.0.0.0/8', 0x0a00_0000, 0x0aff_ffff],
  ['10.0.1.8/29', 0x0a00_0108, 0x0a00_010f],
  ['10.0.1.9/32', 0x0a00_0109, 0x0a00_0109],
  ['::/0', 0n, (1n << 128n) - 1n],
  ['fd00::/8', 0xfdn << 120n, (0xfen << 120n) - 1n],
  ['::1/128', 1n, 1n],
])('%s goes from %i to %i', (text, first, last) => {
  expect(parsed(text)).toMatchObject({ first, last })
  expect(formatPrefix(parsed(text))).toBe(text)
})

test.each([
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.0/-1',
  '/8',
  '::/129',
  '10.0.0/8',
  '10.0.0.0/8/8',
  '10.0.0.0/8 ',
])('%o is no prefix', (text) => {
  expect(parsePrefix(text)).toEqual({ ok: false, error: { code: 'prefix_malformed', got: text } })
})

test.each([
  ['10.0.0.1/24', '10.0.0.0/24'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['10.0.0.1/31', '10.0.0.0/31'],
  ['fd00::1/64', 'fd00::/64'],
  ['ffff::/1', '8000::/1'],
])('host bits hide typos: %s is refused, and %s is offered', (got, canonical) => {
  expect(parsePrefix(got)).toEqual({
    ok: false,
    error: { code: 'prefix_host_bits', got, canonical },
  })
})

test('a prefix that is built from trusted parts loses its host bits, and never its sign', () => {
  expect(formatPrefix(prefix(0xffff_ffff, 9))).toBe('255.128.0.0/9')
  expect(formatPrefix(hostPrefix(0xffff_ffff))).toBe('255.255.255.255/32')
  expect(formatPrefix(hostPrefix(1n))).toBe('::1/128')
  expect(() => prefix(0, 33)).toThrow(Bug)
  expect(() => prefix(0n, -1)).toThrow(Bug)
})

test('sizes are counted in addresses, and the default is the one of length 0', () => {
  expect(['10.0.0.0/8', '10.0.0.0/32', '::/64'].map((text) => sizeOf(parsed(text)))).toEqual([
    2 ** 24,
    1,
    2 ** 64,
  ])
  expect(['0.0.0.0/0', '::/0', '0.0.0.0/1'].map((text) => isDefault(parsed(text)))).toEqual([
    true,
    true,
    false,
  ])
})

/** Prefixes and addresses that crowd at the ends of a small corner of either family. */
const corner = (family: 4 | 6) => {
  const high: Address = family === 4 ? 0xffff_ff00 : (1n << 128n) - 256n
  const address = fc
    .tuple(fc.constantFrom('low', 'high'), fc.integer({ min: 0, max: 255 }))
    .map(([end, offset]): Address => {
      if (typeof high === 'bigint') return (end === 'low' ? 0n : high) + BigInt(offset)
      return (end === 'low' ? 0 : high) + offset
    })
  const width = family === 4 ? 32 : 128
  const length = fc.oneof(
    fc.constant(0),
    fc.constant(1),
    fc.integer({ min: width - 8, max: width }),
  )
  return { address, prefix: fc.tuple(address, length).map(([at, bits]) => prefix(at, bits)) }
}

const both = fc.constantFrom(corner(4), corner(6))

test('an address is held exactly from first to last', () => {
  fc.assert(
    fc.property(
      both.chain((one) => fc.tuple(one.prefix, one.address)),
      ([outer, address]) => {
        expect(contains(outer, address)).toBe(address >= outer.first && address <= outer.last)
        expect(contains(outer, outer.first) && contains(outer, outer.last)).toBe(true)
      },
    ),
  )
})

test('two prefixes overlap exactly where one contains the other', () => {
  fc.assert(
    fc.property(
      both.chain((one) => fc.tuple(one.prefix, one.prefix)),
      ([a, b]) => {
        expect(overlaps(a, b)).toBe(containsPrefix(a, b) || containsPrefix(b, a))
        expect(overlaps(a, b)).toBe(contains(a, b.first) || contains(b, a.first))
        expect(containsPrefix(a, b)).toBe(contains(a, b.first) && contains(a, b.last))
      },
    ),
  )
})

test.each([
  ['10.0.0.0/30', '10.0.0.3/32', true],
  ['10.0.0.0/30', '10.0.0.4/32', false],
  ['10.0.0.3/32', '10.0.0.3/32', true],
  ['10.0.0.4/30', '10.0.0.3/32', false],
  ['fd00::/127', 'fd00::1/128', true],
  ['fd00::/127', 'fd00::2/128', false],
])('%s and %s overlap: %s', (a, b, expected) => {
  expect([overlaps(parsed(a), parsed(b)), overlaps(parsed(b), parsed(a))]).toEqual([
    expected,
    expected,
  ])
})

test('families never meet', () => {
  const [v4, v6] = [parsed('0.0.0.0/0'), parsed('::/0')]
  expect([overlaps(v4, v6), containsPrefix(v4, v6), contains(v4, 5n), contains(v6, 5)]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  longestMatch,
  prefixTable,
  type Ranked,
  tableSize,
} from '../../../src/engine/compile/prefix-table.ts'
import type { Address } from '../../../src/net/address.ts'
import { contains, parsePrefix, prefix } from '../../../src/net/prefix.ts'

const entry = (text: string, value: string, rank = 0): Ranked<string> => {
  const parsed = parsePrefix(text)
  if (parsed.ok) return { prefix: parsed.value, rank, value }
  throw new Error(text)
}

test('the longest prefix wins, of equal ones the lowest rank, of those all, in the order given', () => {
  const table = prefixTable([
    entry('0.0.0.0/0', 'default'),
    entry('10.0.0.0/8', 'late', 2),
    entry('10.0.0.0/8', 'b', 1),
    entry('10.0.0.0/8', 'a', 1),
    entry('10.0.0.0/8', 'later', 3),
    entry('10.1.0.0/16', 'longer', 9),
  ])
  expect(longestMatch(table, 0x0a00_0001)).toEqual(['b', 'a'])
  expect(longestMatch(table, 0x0a01_0001)).toEqual(['longer'])
  expect(longestMatch(table, 0x0b00_0001)).toEqual(['default'])
  expect(longestMatch(table, 1n)).toEqual([])
  expect(tableSize(table)).toBe(3)
})

/** What the table should say, entry by entry. */
function slow(entries: readonly Ranked<number>[], address: Address): number[] {
  const fitting = entries.filter((one) => contains(one.prefix, address))
  const longest = Math.max(...fitting.map((one) => one.prefix.length))
  const level = fitting.filter((one) => one.prefix.length === longest)
  const best = Math.min(...level.map(({ rank }) => rank))
  return level.filter(({ rank }) => rank === best).map(({ value }) => value)
}

/** Addresses and prefixes around both ends of each family, so that they meet. */
const address: fc.Arbitrary<Address> = fc
  .tuple(
    fc.constantFrom<Address>(
      0,
      0x7fff_fff8,
      0x8000_0000,
      0xffff_fff0,
      0n,
      1n << 127n,
      (1n << 128n) - 16n,
    ),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([base, offset]) => (typeof base === 'number' ? base + offset : base + BigInt(offset)))

const ranked = fc
  .tuple(address, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 2 }), fc.nat(99))
  .map(([at, step, rank, value]): Ranked<number> => {
    const lengths =
      typeof at === 'number' ? [0, 1, 8, 28, 30, 31, 32] : [0, 1, 64, 124, 126, 127, 128]
    return { prefix: prefix(at, lengths[step] ?? 0), rank, value }
  })

test('it answers as if every entry were looked at', () => {
  fc.assert(
    fc.property(
      fc.array(ranked, { maxLength: 12 }),
      fc.array(address, { minLength: 1, maxLength: 8 }),
      (entries, asked) => {
        const table = prefixTable(entries)
        for (const one of asked) expect(longestMatch(table, one)).toEqual(slow(entries, one))
      },
    ),
    { numRuns: 300 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedMap } from '../../src/base/sorted-map.ts'

/** Few keys around the edges of blocks, so that puts meet, replace and empty them. */
const key = fc
  .tuple(fc.constantFrom('a_', 'b_', 'b', 'c_'), fc.nat({ max: 400 }))
  .map(([prefix, n]) => `${prefix}${String(n).padStart(3, '0')}`)
const step = fc.record({
  puts: fc.array(fc.tuple(key, fc.nat()), { maxLength: 300 }),
  deletes: fc.array(key, { maxLength: 300 }),
})

const sorted = <V>(map: ReadonlyMap<string, V>): [string, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

test('a chain of changed copies is at each step what a plain map would be', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const plain = new Map<string, number>()
      let map = SortedMap.of<number>([])
      for (const { puts, deletes } of steps) {
        map = map.with(puts, deletes)
        for (const gone of deletes) plain.delete(gone)
        for (const [name, value] of puts) plain.set(name, value)
        expect([...map]).toEqual(sorted(plain))
        expect(map.size).toBe(plain.size)
        expect([...SortedMap.of(plain)]).toEqual(sorted(plain))
        for (const name of [...deletes.slice(0, 20), ...puts.slice(0, 20).map(([one]) => one)]) {
          expect(map.get(name)).toBe(plain.get(name))
          expect(map.has(name)).toBe(plain.has(name))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('what a copy changes, the original does not see', () => {
  const entries = Array.from({ length: 1000 }, (_, i) => [`k${1000 + i}`, i] as const)
  const map = SortedMap.of(entries)
  const changed = map.with([['k1500', -1]], ['k1000', 'k1999', 'nothing'])
  expect([...map]).toEqual(entries)
  expect([map.size, changed.size]).toEqual([1000, 998])
  expect([changed.get('k1500'), changed.get('k1000')]).toEqual([-1, undefined])
})

test('it reads as any map does', () => {
  const map = SortedMap.of([
    ['b', 2],
    ['a', 1],
    ['b', 3],
  ])
  expect([...map.keys()]).toEqual(['a', 'b'])
  expect([...map.values()]).toEqual([1, 3])
  const seen: unknown[] = []
  map.forEach((value, name) => {
    seen.push([name, value])
  })
  expect(seen).toEqual([...map.entries()])
})

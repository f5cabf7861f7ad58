import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupedBy, listAfter } from '../../src/model/grouped-by.ts'

test('it gives what a walk over the list gives, in its order', () => {
  const list = [
    { id: 'a', home: 'x', size: 1 },
    { id: 'b', home: 'y', size: 1 },
    { id: 'c', home: 'x', size: 2 },
  ]
  expect(groupedBy(list, 'home', 'x').map(({ id }) => id)).toEqual(['a', 'c'])
  expect(groupedBy(list, 'home', 'y').map(({ id }) => id)).toEqual(['b'])
  expect(groupedBy(list, 'size', 1).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(groupedBy(list, 'home', 'z')).toEqual([])
})

test('an item with a list of values is found by each of them, once', () => {
  const list = [
    { id: 'a', addresses: ['10.0.0.1', 'fd00::1', '10.0.0.1'] },
    { id: 'b', addresses: ['fd00::1'] },
  ]
  expect(groupedBy(list, 'addresses', '10.0.0.1').map(({ id }) => id)).toEqual(['a'])
  expect(groupedBy(list, 'addresses', 'fd00::1').map(({ id }) => id)).toEqual(['a', 'b'])
})

test('another list has groups of its own', () => {
  const list = [{ id: 'a' }]
  expect(groupedBy(list, 'id', 'b')).toEqual([])
  expect(groupedBy([...list, { id: 'b' }], 'id', 'b')).toEqual([{ id: 'b' }])
})

const item = fc.record({
  id: fc.constantFrom(...Array.from({ length: 300 }, (_, i) => `i${100 + i}`)),
  name: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  addresses: fc.array(fc.nat({ max: 200 }), { maxLength: 3 }),
  round: fc.nat(),
})
type Some = { id: string; name: string | undefined; addresses: readonly number[]; round: number }

const change = fc.record({
  come: fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 40 }),
  deletes: fc.uniqueArray(
    item.map(({ id }) => id),
    { maxLength: 40 },
  ),
})

test('lists after changes, and their groups, are those of what is there, in each version', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
      const versions: (readonly Some[])[] = [[]]
      for (const { come, deletes } of changes) {
        const before = versions.at(-1) ?? []
        groupedBy(before, 'name', 'a')
        groupedBy(before, 'addresses', 7)
        const moved = new Set([...deletes, ...come.map(({ id }) => id)])
        versions.push(listAfter(before, { gone: before.filter(({ id }) => moved.has(id)), come }))
      }
      for (const list of versions) {
        expect(list).toEqual([...list].sort((a, b) => (a.id < b.id ? -1 : 1)))
        for (const name of ['a', 'b', undefined]) {
          const wanted = list.filter((one) => one.name === name)
          expect(groupedBy(list, 'name', name)).toEqual(wanted)
        }
        for (let address = 0; address <= 200; address += 9) {
          const wanted = list.filter(({ addresses }) => addresses.includes(address))
          expect(groupedBy(list, 'addresses', address)).toEqual(wanted)
        }
      }
    }),
    { numRuns: 100 },
  )
})

import { expect, test } from 'vitest'
import { groupedBy } from '../../src/model/grouped-by.ts'

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

test('another list has groups of its own', () => {
  const list = [{ id: 'a' }]
  expect(groupedBy(list, 'id', 'b')).toEqual([])
  expect(groupedBy([...list, { id: 'b' }], 'id', 'b')).toEqual([{ id: 'b' }])
})

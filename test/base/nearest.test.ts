import { expect, test } from 'vitest'
import { nearest } from '../../src/base/nearest.ts'

test.each([
  ['weeb-1', 'web-1'],
  ['wbe-1', 'web-1'],
  ['web1', 'web-1'],
  ['WEB-1', 'web-1'],
  ['web-', 'web-1'],
  ['cahce', 'cache'],
])('%s may be a slip of %s', (word, meant) => {
  expect(nearest(word, ['frontend', 'web-1', 'cache', 'x'])).toEqual([meant])
})

test.each([
  ['abcdef', 'abcxyf', true],
  ['abcdef', 'abxyzf', false],
  ['abc', 'abd', true],
  ['abc', 'axd', false],
  ['ab', 'ac', false],
  ['abcd', 'abdc', true],
  ['', 'a', false],
])(
  'more than two slips, or half of the letters, are another word: %s for %s %s',
  (word, known, isNear) => {
    expect(nearest(word, [known])).toEqual(isNear ? [known] : [])
  },
)

test('a word that is begun is completed, from its third letter on', () => {
  expect(nearest('fro', ['frontend', 'backend'])).toEqual(['frontend'])
  expect(nearest('fr', ['frontend', 'backend'])).toEqual([])
})

test('the nearest comes first, equals in the order of the alphabet, each once, at most three', () => {
  const known = ['web-5', 'web-3', 'web-1', 'web-12', 'web-1', 'web-4']
  expect(nearest('web-1', known)).toEqual(['web-1', 'web-12', 'web-3'])
})

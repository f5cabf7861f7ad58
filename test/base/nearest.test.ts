import { expect, test } from 'vitest'
import { nearest } from '../../src/base/nearest.ts'

test.each([
  ['weeb-1', 'web-1'],
  ['web1', 'web-1'],
  ['WEB-1', 'web-1'],
  ['web-11', 'web-1'],
])('%s is taken for a slip of %s', (word, meant) => {
  expect(nearest(word, ['db-1', 'web-1', 'cache'])).toEqual([meant])
})

test('what differs in more than a third of the word is not offered', () => {
  expect(nearest('abcdef', ['abcxyf', 'abxyzf'])).toEqual(['abcxyf'])
  expect(nearest('ab', ['ax', 'xy', 'abc', 'abcd'])).toEqual(['abc', 'ax'])
  expect(nearest('web', [])).toEqual([])
})

test('the nearest comes first, equals in the order of the alphabet, each once, at most three', () => {
  const known = ['web-5', 'web-3', 'web-1', 'web-12', 'web-1', 'web-4']
  expect(nearest('web-1', known)).toEqual(['web-1', 'web-12', 'web-3'])
})

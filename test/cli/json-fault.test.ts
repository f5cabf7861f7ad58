import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault } from '../../src/cli/json-fault.ts'

test.each([
  ['', 1, 1, 'value'],
  ['[,]', 1, 2, 'value or ]'],
  ['[1,]', 1, 4, 'value'],
  ['[1 2]', 1, 4, ', or ]'],
  ['{\n  "a" 1}', 2, 7, ':'],
  ['{"a": 1,\n}', 2, 1, 'name'],
  ["{'a': 1}", 1, 2, 'name or }'],
  ['{"a": [1, 2', 1, 12, ', or ]'],
  ['{"a": 01}', 1, 8, ', or }'],
  ['{} {}', 1, 4, 'the end'],
  ['"a\tb"', 1, 1, 'value'],
])('%j is wrong in line %i, column %i, where %s was expected', (text, line, column, expected) => {
  expect(jsonFault(text)).toEqual({ line, column, expected })
})

test('it finds a fault exactly where JSON.parse does', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const mutated = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', ']', '}', ':', '0', '-', '\n', 'e'))
    .map(([text, at, put]) => {
      const i = at % (text.length + 1)
      return text.slice(0, i) + put + text.slice(i + 1)
    })
  fc.assert(
    fc.property(fc.oneof(fc.json(), mutated), (text) => {
      expect(jsonFault(text) === undefined).toBe(parses(text))
    }),
    { numRuns: 2000 },
  )
})

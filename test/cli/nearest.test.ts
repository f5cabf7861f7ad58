import { expect, test } from 'vitest'
import { nearest } from '../../src/cli/nearest.ts'

const NAMES = ['protocol', 'port', 'source-port', 'from']

test('up to two slips are forgiven', () => {
  expect(nearest('protocl', NAMES)).toBe('protocol')
  expect(nearest('prtcol', NAMES)).toBe('protocol')
  expect(nearest('prtcl', NAMES)).toBe(undefined)
})

test('two letters that changed places are one slip', () => {
  expect(nearest('form', NAMES)).toBe('from')
})

test('the beginning of a name is enough from three letters on', () => {
  expect(nearest('prot', NAMES)).toBe('protocol')
  expect(nearest('pr', NAMES)).toBe(undefined)
})

test('capitals do not matter', () => {
  expect(nearest('SOURCE-PORT', NAMES)).toBe('source-port')
})

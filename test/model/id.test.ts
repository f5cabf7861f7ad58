import { expect, test } from 'vitest'
import { isIdOf, typeId } from '../../src/model/id.ts'

test('an id is a prefix and a UUIDv7 in base 32, as TypeID has it', () => {
  // 0188bac7-4afa-78aa-bc3b-bd1eef28d881 of the TypeID specification's valid.yml.
  const nowMs = 0x0188bac74afa
  const random = [0x78, 0xaa, 0xbc, 0x3b, 0xbd, 0x1e, 0xef, 0x28, 0xd8, 0x81]
  expect(typeId('prefix', nowMs, random)).toBe('prefix_01h2xcejqtf2nbrexx3vqjhp41')
})

test('a later id sorts behind an earlier one', () => {
  const zeros = Array<number>(10).fill(0)
  const ones = Array<number>(10).fill(255)
  expect(typeId('vpc', 1, zeros) > typeId('vpc', 0, ones)).toBe(true)
})

test.each(['vpc_01h2xcejqtf2nbrexx3vqjhp41', 'vpc_1'])('%s is an id of a VPC', (text) => {
  expect(isIdOf('vpc', text)).toBe(true)
})

test.each([
  '',
  'vpc',
  'vpc_',
  'sub_1',
  'vpc_A',
  'vpc_1#V',
  'vpc_1\n',
  ` vpc_1`,
  `vpc_${'1'.repeat(33)}`,
])('%j is not', (text) => {
  expect(isIdOf('vpc', text)).toBe(false)
})

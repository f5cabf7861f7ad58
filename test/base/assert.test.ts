import { expect, test } from 'vitest'
import { assert, Bug, unreachable } from '../../src/base/assert.ts'

test('a claim that holds is silent', () => {
  expect(() => assert(true, 'one is one')).not.toThrow()
})

test('a claim that does not hold throws a Bug that repeats the claim', () => {
  expect(() => assert(false, 'a subnet has a VPC')).toThrow(new Bug('a subnet has a VPC'))
})

test('a Bug can be told from any other error by its name', () => {
  expect(new Bug('x').name).toBe('Bug')
})

test('a case nobody handled is a Bug that shows the value', () => {
  const smuggled = JSON.parse('{"kind":"wormhole"}') as never
  expect(() => unreachable(smuggled)).toThrow(new Bug('unhandled case: {"kind":"wormhole"}'))
})

/** Properties of the source that no linter checks for us. A failure names the file and the fix. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as rules from './support/tidy-rules.ts'

const read = (pattern: string): rules.Source[] =>
  globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const source = read('src/**/*.ts')
const tests = read('test/**/*.ts')
const infra = read('infra/**/*.ts')
const everything = [...source, ...tests, ...infra]
const spellsTheWords = /^test\/support\/tidy-rules(\.test)?\.ts$/

test('a folder imports only from lower ranks, and a package is the guest of one folder', () => {
  expect(rules.importsUpward(source)).toEqual([])
})

test('nothing pure reads a clock or rolls a die', () => {
  expect(rules.clocksAndDice(source)).toEqual([])
})

test('a file is at most 400 lines', () => {
  expect(rules.tooLong(everything)).toEqual([])
})

test('nothing is left for later without an issue number', () => {
  const texts = everything.filter((one) => !spellsTheWords.test(one.path))
  expect(rules.looseEnds([...texts, ...read('*.md'), ...read('docs/**/*.md')])).toEqual([])
})

test('files and functions have names that say something', () => {
  expect(rules.emptyNames(source)).toEqual([])
})

test('every kind, stage, check and special operation has a test of its own name', () => {
  expect(rules.untested(source, new Set(tests.map((one) => one.path)))).toEqual([])
})

test('only auth turns a tenant id into a scope', () => {
  expect(rules.forgedScopes(source)).toEqual([])
})

test('only keys.ts builds keys of the table', () => {
  expect(rules.strayKeys(source)).toEqual([])
})

test('the top level holds only what belongs there', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n')
  expect(rules.strangersAtTheTop(readdirSync('.'), ignored)).toEqual([])
})

test.skipIf(!existsSync('ARCHITECTURE.md'))('ARCHITECTURE.md is under 200 lines', () => {
  expect(rules.architectureTooLong(readFileSync('ARCHITECTURE.md', 'utf8'))).toEqual([])
})

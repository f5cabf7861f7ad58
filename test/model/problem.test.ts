import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEMS } from '../../src/model/problem.ts'

test('codes are snake case, titles and fixes are sentences, statuses are refusals', () => {
  for (const [code, { status, title, fix }] of Object.entries(PROBLEMS)) {
    expect(code).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(fix).toMatch(/^[A-Z`].*\.$/)
    expect(status).toBeGreaterThanOrEqual(400)
  }
})

/** All texts but the table itself and what quotes it. */
const textOf = (pattern: string): string =>
  globSync(pattern)
    .filter((path) => !/model\/problem\/|openapi\//.test(path.replaceAll('\\', '/')))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

test('every code is given by some code, and met by some test', () => {
  const [source, tests] = [textOf('src/**/*.ts'), textOf('test/**/*.ts')]
  const codes = Object.keys(PROBLEMS)
  expect(codes.filter((code) => !source.includes(`'${code}'`) && !isKey(source, code))).toEqual([])
  expect(codes.filter((code) => !tests.includes(code))).toEqual([])
})

const isKey = (source: string, code: string): boolean => source.includes(`${code}:`)

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

/** The examples of the documentation are what the API answers. */
import { expect, test } from 'vitest'
import { type CapturedExamples, capturedExamples } from '../support/captured.ts'
import { capturedProblems } from '../support/captured-problems.ts'
import { problemsPage } from '../support/problems-page.ts'

const captured = await capturedExamples()
const all = Object.entries(captured)

test('src/api/openapi/examples.json is what the API answers; `npm run examples` writes it anew', async () => {
  await expect(`${JSON.stringify(captured, undefined, 1)}\n`).toMatchFileSnapshot(
    '../../src/api/openapi/examples.json',
  )
})

test.each(all)('%s has a success and a refusal', (_id, { success, error }: CapturedExamples) => {
  expect(success.response.status).toBeLessThan(300)
  expect(error.response.status).toBeGreaterThanOrEqual(400)
  expect(error.response.status).toBeLessThan(500)
  expect(error.response.body).toHaveProperty('code')
})

test('docs/reference/problems.md is what the table of problems says and what the API answers', async () => {
  await expect(problemsPage(captured, await capturedProblems())).toMatchFileSnapshot(
    '../../docs/reference/problems.md',
  )
})

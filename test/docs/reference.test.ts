import { expect, test } from 'vitest'
import { cliPage } from '../support/cli-page.ts'
import { reasonsPage } from '../support/reasons-page.ts'

// `npx vitest run test/docs -u` writes the pages anew.

test('docs/reference/reasons.md is what the table of reasons says', async () => {
  await expect(reasonsPage()).toMatchFileSnapshot('../../docs/reference/reasons.md')
})

test('docs/reference/cli.md is what the commands say of themselves', async () => {
  await expect(await cliPage()).toMatchFileSnapshot('../../docs/reference/cli.md')
})

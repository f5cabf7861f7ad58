import { expect, test } from 'vitest'
import { cliPage } from '../support/cli-page.ts'
import { kindsPage } from '../support/kinds-page.ts'
import { operationsPage } from '../support/operations-page.ts'
import { picturesPage } from '../support/pictures-page.ts'
import { reasonsPage } from '../support/reasons-page.ts'

// `npx vitest run test/docs -u` writes the pages anew.

test('docs/reference/reasons.md is what the table of reasons says', async () => {
  await expect(reasonsPage()).toMatchFileSnapshot('../../docs/reference/reasons.md')
})

test('docs/reference/cli.md is what the commands say of themselves', async () => {
  await expect(await cliPage()).toMatchFileSnapshot('../../docs/reference/cli.md')
})

test('docs/reference/kinds.md is what the kinds are', async () => {
  await expect(kindsPage()).toMatchFileSnapshot('../../docs/reference/kinds.md')
})

test('docs/reference/operations.md is what the endpoints are', async () => {
  await expect(operationsPage()).toMatchFileSnapshot('../../docs/reference/operations.md')
})

test('docs/concepts/pictures.md is what the kinds hold and mention', async () => {
  await expect(await picturesPage()).toMatchFileSnapshot('../../docs/concepts/pictures.md')
})

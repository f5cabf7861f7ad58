/** `npx vitest run --project unit test/sdk/source.test.ts -u` writes the files anew. */
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { OPERATIONS } from '../../src/model/operations.ts'
import { rowsOf } from '../../src/sdk/rows.ts'
import {
  sdkApiSource,
  sdkKindPath,
  sdkKindRows,
  sdkKindSource,
  sdkOtherRows,
  sdkTableSource,
} from '../support/sdk-source.ts'

// What the files say is held to this by the snapshots.
const rows = rowsOf(sdkKindRows(), sdkOtherRows())

test.each(API_KINDS.map((kind) => ({ name: kind.name, kind })))(
  'the types of $name are what the model says',
  async ({ kind }) => {
    await expect(sdkKindSource(kind)).toMatchFileSnapshot(`../../${sdkKindPath(kind)}`)
  },
)

test('no types are left of a kind that the API has not', () => {
  const known = API_KINDS.map(sdkKindPath)
  expect(globSync('src/sdk/kind/*.ts').filter((path) => !known.includes(path))).toEqual([])
})

test('the interface and the table are what the operations say', async () => {
  await expect(sdkApiSource()).toMatchFileSnapshot('../../src/sdk/api.ts')
  await expect(sdkTableSource()).toMatchFileSnapshot('../../src/sdk/table.ts')
})

test('the table gives every operation its method and its path, and no other', () => {
  const known = Object.entries(rows).map(([id, { method, path }]) => ({ id, method, path }))
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
  expect(known.sort(byId)).toEqual(
    OPERATIONS.map(({ id, method, path }) => ({ id, method, path })).sort(byId),
  )
})

test('only what changes nothing is sent without a key', () => {
  const wrong = OPERATIONS.filter(({ id, scope }) => rows[id]?.isRead !== !scope.endsWith(':write'))
  expect(wrong.map(({ id }) => id)).toEqual([])
})

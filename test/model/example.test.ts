import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { testApi } from '../support/api.ts'
import { examplesIn } from '../support/examples.ts'

test.each(API_KINDS.map((kind) => [kind.name, kind] as const))(
  'the example of a %s creates one, and a second one beside it',
  async (name, kind) => {
    expect(kind.example).toBeDefined()
    const api = testApi()
    const examples = examplesIn(api)
    const [first, second] = [await examples.make(name), await examples.make(name, 2)]
    expect(first.id).not.toBe(second.id)
    expect((await api.call(first.itemPath)).body).toEqual(first.resource)
    expect((await api.call(second.itemPath)).body).toMatchObject({ id: second.id, kind: name })
  },
)

test('the same one is made once, and a request makes only what it needs', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const { path, body } = await examples.request('vnic', 2)
  const { id } = await examples.make('vnic')
  expect((await examples.make('vnic')).id).toBe(id)
  expect((await api.call(path)).body.items).toHaveLength(1)
  expect((await api.post(path, body)).status).toBe(201)
})

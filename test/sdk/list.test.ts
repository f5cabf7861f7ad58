import { expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { faultyApi } from '../support/faulty-fetch.ts'

async function fiveVpcs() {
  const api = faultyApi(testApi())
  const names = ['a1', 'b1', 'c1', 'd1', 'e1']
  for (const [i, name] of names.entries()) {
    await api.client.createVpc({ name, cidrs: ['10.0.0.0/16'], tags: { half: i < 3 ? '1' : '2' } })
  }
  const before = api.sent.length
  return { ...api, names, requests: () => api.sent.length - before }
}

test('a list that is awaited is one page, as the API gives it', async () => {
  const { client, requests } = await fiveVpcs()
  const page = await client.listVpcs({ pageSize: 2 })
  expect(page.items.map(({ name }) => name)).toEqual(['a1', 'b1'])
  const next = await client.listVpcs({ pageSize: 2, pageToken: page.nextPageToken ?? '' })
  expect(next.items.map(({ name }) => name)).toEqual(['c1', 'd1'])
  expect(requests()).toBe(2)
})

test('a list that is iterated over gives every item, page by page, and no page too many', async () => {
  const { client, names, requests } = await fiveVpcs()
  const found: (string | undefined)[] = []
  for await (const { name } of client.listVpcs({ pageSize: 2 })) found.push(name)
  expect(found).toEqual(names)
  expect(requests()).toBe(3)
})

test('whoever stops early asks for no further page', async () => {
  const { client, requests } = await fiveVpcs()
  for await (const { name } of client.listVpcs({ pageSize: 2 })) if (name === 'c1') break
  expect(requests()).toBe(2)
})

test('a lost page is asked for again, and nothing is there twice', async () => {
  const { client, names, next } = await fiveVpcs()
  next('pass', 'lostAnswer', 'cutAnswer')
  const all = await client.listVpcs({ pageSize: 2 }).all()
  expect(all.map(({ name }) => name)).toEqual(names)
})

test('all items fit into memory, or are refused', async () => {
  const { client } = await fiveVpcs()
  expect(await client.listVpcs().all(5)).toHaveLength(5)
  await expect(client.listVpcs({ pageSize: 2 }).all(3)).rejects.toThrow('more than 3 items')
})

test('filters, tags and pages go into the query; a filter that is undefined does not', async () => {
  const { client, sent } = await fiveVpcs()
  const { items } = await client.listVpcs({ tag: ['half', 'half:2'], region: undefined as never })
  expect(items.map(({ name }) => name)).toEqual(['d1', 'e1'])
  expect(sent.at(-1)?.path).toBe('/v1/vpcs?tag=half&tag=half%3A2')
})

test('nothing is sent before a list is used', async () => {
  const { client, requests } = await fiveVpcs()
  client.listVpcs()
  await Promise.resolve()
  expect(requests()).toBe(0)
})

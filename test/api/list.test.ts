/** Pages, filters and their mistakes. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

async function fiveGroups() {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const path = `${home}/security-groups`
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await api.make(path, { name, tags: { letter: name, stage: name < 'c' ? 'test' : 'live' } })
  }
  const names = async (query: string): Promise<string[]> =>
    (await api.call(`${path}?${query}`)).body.items.map(({ name }: { name: string }) => name)
  return { api, home, path, names }
}

test('pages follow each other without gap or repetition, oldest first', async () => {
  const { api, path } = await fiveGroups()
  const seen: string[] = []
  let token = ''
  do {
    const page = (await api.call(`${path}?pageSize=2${token}`)).body
    seen.push(...page.items.map(({ name }: { name: string }) => name))
    token = page.nextPageToken === undefined ? '' : `&pageToken=${page.nextPageToken}`
  } while (token !== '')
  expect(seen).toEqual(['default', 'a', 'b', 'c', 'd', 'e'])
})

test('lists are filtered by name, field and tag', async () => {
  const { api, home, names } = await fiveGroups()
  expect(await names('name=b')).toEqual(['b'])
  expect(await names('tag=stage:live')).toEqual(['c', 'd', 'e'])
  expect(await names('tag=stage:live&tag=letter:d')).toEqual(['d'])
  expect(await names('tag=letter')).toHaveLength(5)
  expect(await names('name=nobody')).toEqual([])
  const subnets = await api.call(`${home}/subnets?cidrs=10.0.1.0/24`)
  expect(subnets.body.items).toHaveLength(1)
})

test.each([
  ['nmae=b', 400, 'parameter_unknown'],
  ['pageSize=0', 400, 'parameter_invalid'],
  ['pageSize=-1', 400, 'parameter_invalid'],
  ['pageSize=ten', 400, 'parameter_invalid'],
  ['pageToken=nonsense', 400, 'parameter_invalid'],
])('?%s is refused', async (query, status, code) => {
  const { api, path } = await fiveGroups()
  const reply = await api.call(`${path}?${query}`)
  expect([reply.status, reply.body.code]).toEqual([status, code])
})

test('a token goes on in its own list only', async () => {
  const { api, path } = await fiveGroups()
  const { nextPageToken } = (await api.call(`${path}?pageSize=2&tag=letter`)).body
  const other = await api.call(`${path}?pageSize=2&pageToken=${nextPageToken}`)
  expect([other.status, other.body.code]).toEqual([400, 'page_token_mismatch'])
})

test('a page as large as it may be is given for one that is larger', async () => {
  const { api, path } = await fiveGroups()
  expect((await api.call(`${path}?pageSize=100000`)).body.items).toHaveLength(6)
})

test('a list that has not changed is not sent again', async () => {
  const { api, path } = await fiveGroups()
  const etag = (await api.call(path)).headers.get('etag') ?? ''
  expect((await api.call(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  await api.make(path, { name: 'f' })
  expect((await api.call(path, { headers: { 'if-none-match': etag } })).status).toBe(200)
})

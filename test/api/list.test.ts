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
  const { api, home, path } = await fiveGroups()
  const { nextPageToken } = (await api.call(`${path}?pageSize=2&tag=letter`)).body
  const others = [
    `${path}?pageSize=2`,
    `${path}?pageSize=2&tag=stage`,
    `${path}?tag=letter&name=a`,
    `${path}?tag=letter&fields=name`,
    `${home}/vnics?tag=letter`,
  ]
  for (const other of others) {
    const reply = await api.call(
      `${other}${other.includes('?') ? '&' : '?'}pageToken=${nextPageToken}`,
    )
    expect([other, reply.status, reply.body.code]).toEqual([other, 400, 'page_token_mismatch'])
  }
  const larger = await api.call(`${path}?pageSize=400&tag=letter&pageToken=${nextPageToken}`)
  expect(larger.body.items).toHaveLength(3)
})

test('nobody makes a token, changes one, or uses that of somebody else', async () => {
  const { api, path } = await fiveGroups()
  const { nextPageToken } = (await api.call(`${path}?pageSize=2`)).body
  const [text = '', signature = ''] = nextPageToken.split('.')
  const [after, ...rest] = JSON.parse(Buffer.from(text, 'base64url').toString())
  expect(after).toMatch(/^sg_/)
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const wrong = [
    `${forged([after, ...rest])}.${signature.slice(1)}x`,
    `${forged(['sg_0', ...rest])}.${signature}`,
    `${forged([after, [1], ...rest.slice(1)])}.${signature}`,
    text,
    `.${signature}`,
    `${text}.`,
    btoa(JSON.stringify([after, '[]'])),
    '💥',
  ]
  for (const token of wrong) {
    const reply = await api.call(`${path}?pageToken=${encodeURIComponent(token)}`)
    expect([token, reply.status, reply.body.code]).toEqual([token, 400, 'parameter_invalid'])
  }
  await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const { nextPageToken: own } = (await api.call('/v1/vpcs?pageSize=1')).body
  const foreign = await api.call(`/v1/vpcs?pageToken=${own}`, { tenant: 'other' })
  expect([foreign.status, foreign.body.code]).toEqual([400, 'parameter_invalid'])
})

test('later pages show the list as it was on the first', async () => {
  const { api, path } = await fiveGroups()
  const names = (items: readonly { name: string }[]) => items.map(({ name }) => name)
  const first = (await api.call(`${path}?pageSize=3`)).body
  const [a, b] = first.items.slice(1)
  const all = (await api.call(path)).body.items
  await api.call(`${path}/${b.id}`, { method: 'DELETE' })
  await api.call(`${path}/${all[4].id}`, { method: 'PATCH', body: { name: 'renamed' } })
  await api.call(`${path}/${all[5].id}`, { method: 'DELETE' })
  await api.make(path, { name: 'late' })
  const second = (await api.call(`${path}?pageSize=2&pageToken=${first.nextPageToken}`)).body
  const third = (await api.call(`${path}?pageSize=2&pageToken=${second.nextPageToken}`)).body
  expect(names(first.items)).toEqual(['default', 'a', 'b'])
  expect(names(second.items)).toEqual(['c', 'd'])
  expect(names(third.items)).toEqual(['e'])
  expect(third.nextPageToken).toBe(undefined)
  expect(names((await api.call(path)).body.items)).toEqual([
    'default',
    a.name,
    'c',
    'renamed',
    'late',
  ])
})

test('a list of what derives something is pinned whole', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  await api.make(`${home}/subnets`, { name: 'db', cidrs: ['10.0.2.0/24'] })
  const first = (await api.call(`${home}/subnets?pageSize=1`)).body
  await api.make(`${home}/vnics`, { subnetId: subnet.id })
  const db = (await api.call(`${home}/subnets?name=db`)).body.items[0]
  await api.make(`${home}/vnics`, { subnetId: db.id })
  const second = (await api.call(`${home}/subnets?pageToken=${first.nextPageToken}`)).body
  expect(second.items).toMatchObject([{ name: 'db', availableAddresses: 251 }])
})

test('a token lasts a day', async () => {
  const { api, path } = await fiveGroups()
  const { nextPageToken } = (await api.call(`${path}?pageSize=2`)).body
  api.pass(24 * 60 * 60 * 1000 - 60_000)
  expect((await api.call(`${path}?pageToken=${nextPageToken}`)).status).toBe(200)
  api.pass(60_000)
  const late = await api.call(`${path}?pageToken=${nextPageToken}`)
  expect([late.status, late.body.code]).toEqual([400, 'page_token_expired'])
})

test('the Link header leads through the list', async () => {
  const { api, path } = await fiveGroups()
  const seen: string[] = []
  let next: string | undefined = `${path}?pageSize=2&tag=letter&fields=name`
  while (next !== undefined) {
    const page = await api.call(next)
    seen.push(...page.body.items.map(({ name }: { name: string }) => name))
    next = /^<(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
  }
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('only the members that are asked for are sent, and the id', async () => {
  const { api, home, path } = await fiveGroups()
  const { items } = (await api.call(`${path}?fields=name,tags&name=a`)).body
  expect(items).toEqual([{ id: items[0].id, name: 'a', tags: { letter: 'a', stage: 'test' } }])
  const one = await api.call(`${path}/${items[0].id}?fields=revision`)
  expect(one.body).toEqual({ id: items[0].id, revision: 1 })
  const subnets = (await api.call(`${home}/subnets?fields=availableAddresses`)).body.items
  expect(subnets).toEqual([{ id: subnets[0].id, availableAddresses: 251 }])
  const wrong = await api.call(`${path}?fields=name,tag`)
  expect([wrong.status, wrong.body.code]).toEqual([400, 'parameter_invalid'])
  expect(wrong.body.errors).toMatchObject([{ parameter: 'fields', suggestion: 'tags' }])
  expect((await api.call(`${path}?fields=`)).status).toBe(400)
})

test.each([
  ['vnics?adminState=sideways', 'adminState'],
  ['vnics?adminState=UP', 'adminState'],
  ['vnics?portSecurity=yes', 'portSecurity'],
  ['vnics?mtuBytes=large', 'mtuBytes'],
  ['vnics?mtuBytes=70000', 'mtuBytes'],
  ['vnics?addresses=10.0.1', 'addresses'],
  ['vnics?subnetId=vpc_1', 'subnetId'],
  ['subnets?cidrs=10.0.1.1/24', 'cidrs'],
  ['vnics?name=a&name=b', 'name'],
  ['vnics?pageSize=1.5', 'pageSize'],
  ['vnics?pageSize=1&pageSize=2', 'pageSize'],
])('%s is refused, and the parameter is named', async (query, parameter) => {
  const { api, home } = await fiveGroups()
  const { status, body } = await api.call(`${home}/${query}`)
  expect([status, body.code, body.errors[0].parameter]).toEqual([
    400,
    'parameter_invalid',
    parameter,
  ])
})

test('all wrong parameters are named at once', async () => {
  const { api, home } = await fiveGroups()
  const { body } = await api.call(`${home}/vnics?adminState=sideways&colour=red&mtuBytes=1`)
  expect(
    body.errors.map((one: { parameter: string; code: string }) => `${one.parameter} ${one.code}`),
  ).toEqual([
    'adminState parameter_invalid',
    'colour parameter_unknown',
    'mtuBytes parameter_invalid',
  ])
  const many = Array.from({ length: 500 }, (_, i) => `p${i}=x`).join('&')
  expect((await api.call(`${home}/vnics?${many}`)).body.errors).toHaveLength(100)
})

test('values are compared by what they mean, and found inside of objects and lists', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16', '2001:db8::/56'] })
  const home = `/v1/vpcs/${vpc.id}`
  const subnet = await api.make(`${home}/subnets`, { cidrs: ['10.0.1.0/24', '2001:db8::/64'] })
  const vnic = await api.make(`${home}/vnics`, {
    subnetId: subnet.id,
    addresses: ['10.0.1.9', '2001:db8::9'],
    workload: { id: 'vm-1' },
    mtuBytes: 1500,
    managedBy: 'manifest:shop',
  })
  await api.make(`${home}/vnics`, { subnetId: subnet.id, adminState: 'down' })
  const found = async (query: string) =>
    (await api.call(`${home}/vnics?${query}`)).body.items.map(({ id }: { id: string }) => id)
  for (const query of [
    'addresses=2001:DB8:0::9',
    'workload.id=vm-1',
    'mtuBytes=1500',
    'managedBy=manifest:shop',
    `subnetId=${subnet.id}&adminState=up`,
    `securityGroupIds=${vpc.defaultSecurityGroupId}&addresses=10.0.1.9`,
  ]) {
    expect([query, await found(query)]).toEqual([query, [vnic.id]])
  }
  const rules = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  const rule = await api.make(rules, {
    ...{ direction: 'ingress', protocol: 'tcp', peerCidr: '10.0.0.0/8' },
    l4Ports: { first: 80, last: 90 },
  })
  const { items } = (await api.call(`${rules}?l4Ports.first=80`)).body
  expect(items.map(({ id }: { id: string }) => id)).toEqual([rule.id])
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

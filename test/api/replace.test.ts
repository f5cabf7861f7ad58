/** All children of a parent at once: one decision, one transaction. */
import { expect, test } from 'vitest'
import type { Reply, TestApi } from '../support/api.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'

const ssh = { direction: 'ingress', protocol: 'tcp', l4Ports: { first: 22, last: 22 } }
const https = { direction: 'ingress', protocol: 'tcp', l4Ports: { first: 443, last: 443 } }
const anybody = { peerCidr: '0.0.0.0/0' }
const office = { peerCidr: '192.0.2.0/24' }

async function withGroup() {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const group = await api.make(`${home}/security-groups`, { name: 'web' })
  const path = `${home}/security-groups/${group.id}`
  const etag = async () => (await api.call(path)).headers.get('etag') ?? ''
  const replace = async (items: unknown, headers: Record<string, string> = {}) =>
    api.call(`${path}/rules`, {
      method: 'PUT',
      body: { items },
      headers: { 'if-match': await etag(), ...headers },
    })
  const rules = async () => (await api.call(`${path}/rules?pageSize=500`)).body.items
  return { api, home, subnet, group, path, etag, replace, rules }
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)

test('the list is what was sent, in one transaction, and the parent moves once', async () => {
  const { api, path, replace, rules, group } = await withGroup()
  const first = await replace([
    { ...https, ...anybody },
    { ...ssh, ...office },
  ])
  expect(first.status).toBe(200)
  expect(first.body.items).toMatchObject([
    { ...https, ...anybody },
    { ...ssh, ...office },
  ])
  expect(first.body.items[0]).toMatchObject({
    kind: 'securityGroupRule',
    securityGroupId: group.id,
    revision: 1,
  })
  expect(idsOf(await rules())).toEqual(idsOf(first.body.items).sort())
  const parent = await api.call(path)
  expect(parent.body.revision).toBe(2)
  expect(parent.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(parent.body.updatedAt > group.updatedAt).toBe(true)
})

test('who says the same keeps its id, who has not changed is not written, who is left out is gone', async () => {
  const { api, path, replace, rules } = await withGroup()
  const [kept, described, gone] = (
    await replace([
      { ...https, ...anybody, description: 'shop' },
      { ...ssh, ...office },
      { ...ssh, ...anybody },
    ])
  ).body.items
  const next = await replace([
    { ...ssh, ...office, description: 'admins', tags: { team: 'ops' } },
    { ...https, ...office },
    { ...https, ...anybody, description: 'shop' },
  ])
  expect(next.body.items).toEqual([
    {
      ...described,
      description: 'admins',
      tags: { team: 'ops' },
      revision: 2,
      updatedAt: next.body.items[0].updatedAt,
    },
    {
      ...kept,
      ...office,
      id: next.body.items[1].id,
      createdAt: next.body.items[1].createdAt,
      updatedAt: next.body.items[1].updatedAt,
      description: undefined,
    },
    kept,
  ])
  expect(idsOf(await rules())).not.toContain(gone.id)
  expect((await api.call(`${path}/rules/${gone.id}`)).status).toBe(404)
})

test('a list that is there already is not written, and the parent stays', async () => {
  const { replace, etag } = await withGroup()
  const items = [
    { ...https, ...anybody },
    { ...ssh, ...office },
  ]
  const first = await replace(items)
  const again = await replace([...items].reverse())
  expect(again.body.items).toEqual([...first.body.items].reverse())
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(await etag()).toBe(first.headers.get('etag'))
})

test('an empty list takes all of them away', async () => {
  const { replace, rules } = await withGroup()
  await replace([{ ...https, ...anybody }])
  expect((await replace([])).body).toEqual({ items: [] })
  expect(await rules()).toEqual([])
})

test('nobody replaces what they have not seen', async () => {
  const { api, path, replace, rules } = await withGroup()
  const blind = await api.call(`${path}/rules`, { method: 'PUT', body: { items: [] } })
  expect(blind).toMatchObject({ status: 428, body: { code: 'precondition_required' } })
  expect(blind.body.detail).toBe(`If-Match is missing; send the ETag of ${path}.`)
  await api.make(`${path}/rules`, { ...https, ...anybody })
  const late = await replace([], { 'if-match': '"r1"' })
  expect(late).toMatchObject({ status: 412, body: { code: 'revision_moved', currentRevision: 2 } })
  expect(await rules()).toHaveLength(1)
  expect((await replace([], { 'if-match': '*' })).status).toBe(200)
})

test('each wrong item is named with its place, and nothing is written', async () => {
  const { replace, rules, api, path } = await withGroup()
  await api.make(`${path}/rules`, { ...https, ...anybody })
  const pointers = ({ body }: Reply) =>
    body.errors.map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`).sort()
  const shapes = await replace([
    { ...https, peerCdir: '10.0.0.0/8' },
    { ...ssh, peerCidr: '10.0.0.1/8' },
    { ...ssh, ...anybody, id: 'sgr_1' },
    { ...ssh, ...office, securityGroupId: 'sg_other' },
  ])
  expect([shapes.status, shapes.body.code]).toEqual([422, 'contradicts_path'])
  const fields = await replace([
    { ...https, peerCdir: '10.0.0.0/8' },
    { ...ssh, peerCidr: '10.0.0.1/8' },
    { ...ssh, ...anybody, id: 'sgr_1' },
  ])
  expect([fields.status, fields.body.code]).toEqual([422, 'invalid_fields'])
  expect(pointers(fields)).toEqual([
    '/items/0/peerCdir unknown_field',
    '/items/1/peerCidr prefix_host_bits',
    '/items/2/id read_only_field',
  ])
  const dangling = await replace([
    { ...https, peerSecurityGroupId: 'sg_00000000000000000000000001' },
    { ...ssh, ...office },
    { ...ssh, peerSecurityGroupId: 'sg_00000000000000000000000002' },
  ])
  expect([dangling.status, dangling.body.code]).toEqual([422, 'reference_dangling'])
  expect(pointers(dangling)).toEqual([
    '/items/0/peerSecurityGroupId reference_dangling',
    '/items/2/peerSecurityGroupId reference_dangling',
  ])
  const meaning = await replace([
    { ...https, ...anybody, protocol: 'icmp' },
    { ...ssh },
    { ...ssh, ...office, name: 'internet' },
  ])
  expect([meaning.status, meaning.body.code]).toEqual([422, 'invalid_fields'])
  expect(pointers(meaning)).toEqual([
    '/items/0/l4Ports l4_ports_not_applicable',
    '/items/1/peerCidr peer_not_one',
    '/items/2/name name_reserved',
  ])
  expect(await rules()).toHaveLength(1)
})

test('two items that say the same are one too many, by name or number of the protocol', async () => {
  const { replace } = await withGroup()
  const { status, body } = await replace([
    { ...ssh, ...office },
    { ...https, ...anybody },
    { ...ssh, ...office, protocol: '6', description: 'again' },
  ])
  expect([status, body.code]).toEqual([422, 'duplicate_item'])
  expect(body.errors).toEqual([
    { pointer: '/items/2', code: 'duplicate_item', detail: 'Items 0 and 2 say the same.' },
  ])
})

test('entries exchange their numbers, routes their targets, names their owners', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const acl = await api.make(`${home}/network-acls`, {})
  const put = (path: string, items: unknown[]) =>
    api.call(path, { method: 'PUT', body: { items }, headers: { 'if-match': '*' } })
  const entries = `${home}/network-acls/${acl.id}/entries`
  const entry = (number: number, cidr: string, name: string) => ({
    ...{ direction: 'ingress', action: 'allow', protocol: 'any' },
    ...{ number, cidr, name },
  })
  const first = await put(entries, [entry(1, '10.0.0.0/8', 'a'), entry(2, '10.1.0.0/16', 'b')])
  const next = await put(entries, [entry(2, '10.0.0.0/8', 'a'), entry(1, '10.1.0.0/16', 'b')])
  expect(
    next.body.items.map((one: { number: number; name: string }) => [one.number, one.name]),
  ).toEqual([
    [2, 'a'],
    [1, 'b'],
  ])
  expect(idsOf(next.body.items)).toEqual(idsOf(first.body.items).reverse())
  await api.make(entries, { ...entry(3, '10.2.0.0/16', 'c') })
  expect((await api.post(entries, entry(4, '10.3.0.0/16', 'a'))).body.code).toBe('name_taken')

  const igw = await api.make(`${home}/internet-gateways`, {})
  const table = await api.make(`${home}/route-tables`, {})
  const routes = `${home}/route-tables/${table.id}/routes`
  const to = (target: unknown) => ({ destinationCidr: '0.0.0.0/0', target })
  const [hole] = (await put(routes, [to({ kind: 'blackhole' })])).body.items
  const [open] = (await put(routes, [to({ kind: 'internetGateway', id: igw.id })])).body.items
  expect(open).toMatchObject({ id: hole.id, revision: 2, target: { id: igw.id } })
})

test('a child that cannot become what is wanted is exchanged for another, under its name', async () => {
  const { replace } = await withGroup()
  const [before] = (await replace([{ ...ssh, ...office, name: 'admins' }])).body.items
  const [moved] = (await replace([{ ...ssh, peerCidr: '10.9.0.0/16', name: 'admins' }])).body.items
  expect(moved).toMatchObject({ id: before.id, revision: 2, peerCidr: '10.9.0.0/16' })
  const out = { ...ssh, ...office, direction: 'egress', name: 'admins' }
  const [turned] = (await replace([out])).body.items
  expect(turned).toMatchObject({ direction: 'egress', revision: 1, name: 'admins' })
  expect(turned.id).not.toBe(before.id)
})

test('a list is as long as it likes, its changes fit one transaction', async () => {
  const { replace, rules } = await withGroup()
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...https,
      peerCidr: `10.${Math.floor(i / 250)}.${i % 250}.0/24`,
    }))
  const { status, body } = await replace(many(200))
  expect([status, body.code]).toEqual([409, 'change_too_large'])
  expect(body.limit).toEqual({ name: 'actions', limit: 100, requested: 204, room: 96 })
  expect(await rules()).toEqual([])
  for (const count of [96, 190]) expect((await replace(many(count))).status).toBe(200)
  expect(await rules()).toHaveLength(190)
})

test('of two who saw the same list one replaces it', async () => {
  const { api, path, etag, rules } = await withGroup()
  const seen = { 'if-match': await etag() }
  const put = (items: unknown[]) =>
    api.call(`${path}/rules`, { method: 'PUT', body: { items }, headers: seen })
  const replies = await Promise.all([
    put([{ ...https, ...anybody }]),
    put([{ ...ssh, ...office }]),
    api.post(`${path}/rules`, { ...ssh, ...anybody }),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 200, 412].sort())
  expect((await rules()).length).toBeGreaterThan(0)
})

test('the same key gives the same answer', async () => {
  const { replace, path, api } = await withGroup()
  const key = { 'idempotency-key': 'k-1', 'if-match': '"r1"' }
  const first = await replace([{ ...https, ...anybody }], key)
  const again = await replace([{ ...https, ...anybody }], key)
  expect([again.status, again.text]).toEqual([200, first.text])
  expect((await api.call(path)).body.revision).toBe(2)
})

test('where there is no parent, or somebody else’s, nothing is replaced', async () => {
  const { api, path, replace, rules } = await withGroup()
  await replace([{ ...https, ...anybody }])
  const put = (at: string, tenant: string) =>
    api.call(`${at}/rules`, {
      method: 'PUT',
      body: { items: [] },
      headers: { 'if-match': '*' },
      tenant,
    })
  expect((await put(path.replace(/sg_\w+/, 'sg_00000000000000000000000000'), 'acme')).status).toBe(
    404,
  )
  expect((await put(path, 'other')).status).toBe(404)
  expect(await rules()).toHaveLength(1)
})

const write = (api: TestApi, path: string, method: string, body?: unknown) =>
  api.call(path, { method, ...(body === undefined ? {} : { body }) })

test('each write of a child makes a new revision of its parent, each change of nothing none', async () => {
  const { api, path } = await withGroup()
  const revision = async () => (await api.call(path)).body.revision
  const rule = await api.make(`${path}/rules`, { ...https, ...anybody })
  expect(await revision()).toBe(2)
  const at = `${path}/rules/${rule.id}`
  expect((await write(api, at, 'PATCH', office)).status).toBe(200)
  expect(await revision()).toBe(3)
  expect((await write(api, at, 'PATCH', office)).status).toBe(200)
  expect(await revision()).toBe(3)
  expect((await write(api, at, 'DELETE')).status).toBe(204)
  expect(await revision()).toBe(4)
  const stale = { method: 'PATCH', body: { tags: {} }, headers: { 'if-match': '"r3"' } }
  expect((await api.call(path, stale)).status).toBe(412)
})

test('a rule that is there already is not made again, nor by a patch', async () => {
  const { api, path } = await withGroup()
  const rule = await api.make(`${path}/rules`, { ...https, ...anybody })
  const twin = await api.post(`${path}/rules`, {
    ...https,
    ...anybody,
    protocol: '6',
    description: 'x',
  })
  expect(twin).toMatchObject({
    status: 409,
    body: { code: 'rule_duplicate', conflict: { with: rule.id, kind: 'securityGroupRule' } },
  })
  const other = await api.make(`${path}/rules`, { ...https, ...office })
  const turned = await write(api, `${path}/rules/${other.id}`, 'PATCH', anybody)
  expect([turned.status, turned.body.code]).toEqual([409, 'rule_duplicate'])
})

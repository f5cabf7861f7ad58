/** Members that follow from the network: shown in every answer, stored in none. */
import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'
import { createSampleNetwork } from '../support/sample-network.ts'

async function withSubnet() {
  const api = testApi()
  const here = await vpcWithSubnet(api)
  const path = `${here.home}/subnets/${here.subnet.id}`
  const patch = (body: unknown, headers = {}) => api.call(path, { method: 'PATCH', body, headers })
  const plug = () => api.make(`${here.home}/vnics`, { subnetId: here.subnet.id })
  return { api, path, patch, plug, ...here }
}

test('creation, patch, get and list show what is derived, as it is at that moment', async () => {
  const { api, home, subnet, path, patch, plug } = await withSubnet()
  expect(subnet.availableAddresses).toBe(251)
  await plug()
  await plug()
  expect((await api.call(path)).body.availableAddresses).toBe(249)
  expect((await api.call(`${home}/subnets`)).body.items).toMatchObject([
    { id: subnet.id, availableAddresses: 249 },
  ])
  expect((await patch({ tags: { a: 'b' } })).body).toMatchObject({
    availableAddresses: 249,
    revision: 2,
  })
})

test('a repetition gets what was derived then', async () => {
  const { api, home, plug } = await withSubnet()
  const again = { headers: { 'idempotency-key': 'k-1' } }
  const body = { cidrs: ['10.0.2.0/24'] }
  const first = await api.post(`${home}/subnets`, body, again)
  await plug()
  await api.make(`${home}/vnics`, { subnetId: first.body.id })
  expect((await api.post(`${home}/subnets`, body, again)).text).toBe(first.text)
})

test('what was read may be sent back, and nothing else', async () => {
  const { api, path, patch, plug } = await withSubnet()
  const read = (await api.call(path)).body
  expect(await patch({ ...read, tags: { a: 'b' } })).toMatchObject({
    status: 200,
    body: { revision: 2, availableAddresses: 251 },
  })
  await plug()
  expect((await patch({ availableAddresses: 251 })).body).toMatchObject({
    code: 'read_only_field',
    detail: '`availableAddresses` follows from the network; it is 250.',
    errors: [{ pointer: '/availableAddresses', value: 251 }],
  })
  expect((await patch({ availableAddresses: 'many' })).body.code).toBe('wrong_type')
})

test('a creation does not decide it', async () => {
  const { api, home } = await withSubnet()
  const { status, body } = await api.post(`${home}/subnets`, {
    cidrs: ['10.0.2.0/24'],
    availableAddresses: 251,
  })
  expect([status, body.code]).toEqual([422, 'read_only_field'])
  expect(body.errors).toEqual([
    {
      pointer: '/availableAddresses',
      code: 'read_only_field',
      detail: '`availableAddresses` is in answers only; leave it out.',
    },
  ])
})

test('the ETag changes with what is derived, and If-Match asks for the revision alone', async () => {
  const { api, path, patch, plug } = await withSubnet()
  const before = (await api.call(path)).headers.get('etag') ?? ''
  expect(before).toMatch(/^"r1-[0-9a-f]{16}"$/)
  expect((await api.call(path, { headers: { 'if-none-match': before } })).status).toBe(304)
  await plug()
  const after = await api.call(path, { headers: { 'if-none-match': before } })
  expect(after).toMatchObject({ status: 200, body: { availableAddresses: 250, revision: 1 } })
  expect(after.headers.get('etag')).not.toBe(before)
  expect((await patch({ tags: { a: 'b' } }, { 'if-match': before })).status).toBe(200)
  expect((await patch({ tags: { a: 'c' } }, { 'if-match': before })).status).toBe(412)
})

test('no kind stores what it derives', async () => {
  const api = testApi()
  await createSampleNetwork(api, 'second')
  const scope = tenantScope('acme')
  const { body } = await api.call('/v1/vpcs')
  const chains = [
    { kind: 'platform' as const },
    { kind: 'tenant' as const },
    ...body.items.map(({ id }: { id: string }) => ({ kind: 'vpc' as const, vpcId: id })),
  ]
  const kinds = new Map(API_KINDS.map((kind) => [kind.name, kind]))
  let seen = 0
  for (const chain of chains) {
    const state = await api.store.load(scope, chain)
    if (!state.ok) throw new Error(state.error.kind)
    for (const resource of state.value.resources.values()) {
      seen++
      const derived = Object.entries(kinds.get(resource.kind)?.fields ?? {})
        .filter(([name, { access }]) => access === 'derived' && name in resource)
        .map(([name]) => `${resource.kind}.${name}`)
      expect(derived).toEqual([])
    }
  }
  expect(seen).toBeGreaterThan(40)
})

test('a kind derives exactly the members that it says it derives', async () => {
  const api = testApi()
  const { paths } = await createSampleNetwork(api, 'second')
  for (const path of paths) {
    const { body } = await api.call(path)
    const fields = API_KINDS.find(({ name }) => name === body.kind)?.fields ?? {}
    const promised = Object.entries(fields)
      .filter(([, { access, presence }]) => access === 'derived' && presence === 'required')
      .map(([name]) => name)
    expect(Object.keys(body)).toEqual(expect.arrayContaining(promised))
  }
})

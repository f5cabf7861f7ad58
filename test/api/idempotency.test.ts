/** The same request twice has one effect. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

const body = { name: 'blue', cidrs: ['10.0.0.0/16'] }
const key = (value: string) => ({ headers: { 'idempotency-key': value } })

test('a repetition gets the stored answer, byte for byte, and has no effect', async () => {
  const api = testApi()
  const first = await api.post('/v1/vpcs', body, key('k-1'))
  const again = await api.post('/v1/vpcs', body, key('"k-1"'))
  expect(first.status).toBe(201)
  expect([again.status, again.text]).toEqual([201, first.text])
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect(again.headers.get('etag')).toBe('"r1"')
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(first.headers.get('idempotency-replayed')).toBe(null)
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(1)
})

test('the members of the body may come in another order', async () => {
  const api = testApi()
  const first = await api.post('/v1/vpcs', body, key('k-1'))
  const again = await api.post('/v1/vpcs', { cidrs: body.cidrs, name: body.name }, key('k-1'))
  expect(again.text).toBe(first.text)
})

test('the key of another request is refused', async () => {
  const api = testApi()
  await api.post('/v1/vpcs', body, key('k-1'))
  const other = await api.post('/v1/vpcs', { ...body, name: 'red' }, key('k-1'))
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
})

test('a refused request leaves its key free', async () => {
  const api = testApi()
  expect((await api.post('/v1/vpcs', { cidrs: [] }, key('k-1'))).status).toBe(422)
  expect((await api.post('/v1/vpcs', body, key('k-1'))).status).toBe(201)
})

test('keys of two tenants do not meet', async () => {
  const api = testApi()
  const first = await api.post('/v1/vpcs', body, key('k-1'))
  const other = await api.post('/v1/vpcs', body, { ...key('k-1'), tenant: 'other' })
  expect(other.status).toBe(201)
  expect(other.body.id).not.toBe(first.body.id)
})

test('twins at the same time have one effect and one answer', async () => {
  const api = testApi()
  const twins = await Promise.all(
    Array.from({ length: 8 }, () => api.post('/v1/vpcs', body, key('k-1'))),
  )
  expect(new Set(twins.map(({ text }) => text)).size).toBe(1)
  expect(twins.map(({ status }) => status)).toEqual(Array(8).fill(201))
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(1)
})

test('deletions and patches are repeated alike', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const path = `${home}/subnets/${subnet.id}`
  const patch = { method: 'PATCH', body: { tags: { a: 'b' } }, ...key('k-1') }
  expect((await api.call(path, patch)).body.revision).toBe(2)
  expect((await api.call(path, patch)).body.revision).toBe(2)
  const drop = { method: 'DELETE', ...key('k-2') }
  expect((await api.call(path, drop)).status).toBe(204)
  const again = await api.call(path, drop)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([204, 'true'])
})

test('a patch that changes nothing keeps its answer too', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const patch = { method: 'PATCH', body: { name: vpc.name }, ...key('k-1') }
  const first = await api.call(home, patch)
  expect(first).toMatchObject({ status: 200, body: { revision: 1 } })
  await api.call(home, { method: 'PATCH', body: { name: 'red' } })
  const again = await api.call(home, patch)
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true'])
  expect((await api.call(home)).body.name).toBe('red')
  const other = await api.call(home, { ...patch, body: { name: 'green' } })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
})

test('the same wish under another condition is another request', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const patch = (etag: string) => ({
    method: 'PATCH',
    body: { tags: { a: 'b' } },
    headers: { 'idempotency-key': 'k-1', 'if-match': etag },
  })
  expect((await api.call(home, patch('"r1"'))).status).toBe(200)
  expect((await api.call(home, patch('"r2"'))).body.code).toBe('idempotency_key_reused')
})

test.each(['', 'x'.repeat(256), 'ü', 'a"b'])('is no key: %s', async (value) => {
  const reply = await testApi().post('/v1/vpcs', body, key(value))
  expect([reply.status, reply.body.code]).toEqual([400, 'header_invalid'])
})

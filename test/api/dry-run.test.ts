/** A dry run answers as the real thing does, and leaves nothing behind. */
import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import { type Call, type Reply, type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'
import { examplesIn } from '../support/examples.ts'

/** What is alike in a rehearsal and in the real thing: all but the id of the request and the mark. */
const shownOf = ({ status, headers, text }: Reply) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'weft-dry-run'),
})

const dry = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}dryRun=true`

/**
 * Two worlds of the same chance go the same way up to a request, which one of them rehearses first.
 * The answers are the same to the byte, ids and times included.
 */
async function rehearsed(prepare: (api: TestApi) => Promise<{ path: string; call: Call }>) {
  const table = simulatedTable()
  const rehearsing = testApi({ store: simulatedStore(table) })
  const real = testApi()
  const { path, call } = await prepare(rehearsing)
  expect(await prepare(real)).toEqual({ path, call })
  const before = structuredClone(table.everything())
  const rehearsal = await rehearsing.call(dry(path), call)
  expect(table.everything()).toEqual(before)
  expect(rehearsal.headers.get('weft-dry-run')).toBe('true')
  const performance = await real.call(path, call)
  expect(performance.headers.get('weft-dry-run')).toBe(null)
  expect(shownOf(rehearsal)).toEqual(shownOf(performance))
  return performance
}

const kinds = API_KINDS.map((kind) => [kind.name] as const)

test.each(kinds)('a creation of a %s', async (kind) => {
  const { status } = await rehearsed(async (api) => {
    const { path, body } = await examplesIn(api).request(kind)
    return { path, call: { method: 'POST', body } }
  })
  expect(status).toBe(201)
})

test.each(kinds)('a change and a deletion of a %s', async (kind) => {
  const changed = await rehearsed(async (api) => {
    const { itemPath } = await examplesIn(api).make(kind)
    return { path: itemPath, call: { method: 'PATCH', body: { tags: { stage: 'test' } } } }
  })
  expect(changed).toMatchObject({ status: 200, body: { tags: { stage: 'test' } } })
  const deleted = await rehearsed(async (api) => {
    const { itemPath } = await examplesIn(api).make(kind)
    return { path: itemPath, call: { method: 'DELETE' } }
  })
  expect(deleted.status).toBe(204)
})

test.each([
  ['a wrong member', 422, { cidrs: ['10.0.0.1/24'] }],
  ['a block outside', 422, { cidrs: ['10.9.0.0/24'] }],
  ['an overlap', 409, { cidrs: ['10.0.1.0/25'] }],
  ['a name that is taken', 409, { name: 'web', cidrs: ['10.0.2.0/24'] }],
])('%s is refused alike', async (_what, wanted, body) => {
  const { status } = await rehearsed(async (api) => {
    const { home } = await vpcWithSubnet(api)
    return { path: `${home}/subnets`, call: { method: 'POST', body } }
  })
  expect(status).toBe(wanted)
})

test('a value of the platform that another tenant holds is refused alike', async () => {
  const { status, body } = await rehearsed(async (api) => {
    await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'], vni: 5000 }, { tenant: 'other' })
    return {
      path: '/v1/vpcs',
      call: { method: 'POST', body: { cidrs: ['10.0.0.0/16'], vni: 5000 } },
    }
  })
  expect([status, body.code]).toEqual([409, 'vni_taken'])
})

test('what fits no transaction is refused alike', async () => {
  const { status, body } = await rehearsed(async (api) => {
    const { home } = await vpcWithSubnet(api)
    const table = await api.make(`${home}/route-tables`, {})
    for (let i = 0; i < 100; i++) {
      const target = { kind: 'blackhole' }
      const route = { destinationCidr: `192.0.2.${i}/32`, target }
      await api.make(`${home}/route-tables/${table.id}/routes`, route)
    }
    return { path: `${home}/route-tables/${table.id}`, call: { method: 'DELETE' } }
  })
  expect([status, body.code]).toEqual([409, 'change_too_large'])
})

test('conditions count', async () => {
  for (const [etag, wanted] of [
    ['"r1"', 200],
    ['"r2"', 412],
  ] as const) {
    const { status } = await rehearsed(async (api) => {
      const { home } = await vpcWithSubnet(api)
      const headers = { 'if-match': etag }
      return { path: home, call: { method: 'PATCH', body: { tags: { a: 'b' } }, headers } }
    })
    expect(status).toBe(wanted)
  }
})

test('it leaves its Idempotency-Key free, and gives the answer that is kept under one', async () => {
  const api = testApi()
  const body = { name: 'blue', cidrs: ['10.0.0.0/16'] }
  const key = { headers: { 'idempotency-key': 'k-1' } }
  const rehearsal = await api.post('/v1/vpcs?dryRun=true', body, key)
  expect(rehearsal.status).toBe(201)
  const real = await api.post('/v1/vpcs', body, key)
  expect(real.headers.get('idempotency-replayed')).toBe(null)
  expect(real.body.id).not.toBe(rehearsal.body.id)
  const again = await api.post('/v1/vpcs?dryRun=true', body, key)
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([real.text, 'true'])
  const other = await api.post('/v1/vpcs?dryRun=true', { ...body, name: 'red' }, key)
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
})

test.each(['1', 'yes', '', 'TRUE'])(
  '?dryRun=%s is neither true nor false, and does nothing',
  async (value) => {
    const api = testApi()
    const { status, body } = await api.post(`/v1/vpcs?dryRun=${value}`, { cidrs: ['10.0.0.0/16'] })
    expect([status, body.code, body.errors[0].parameter]).toEqual([
      400,
      'parameter_invalid',
      'dryRun',
    ])
    expect((await api.call('/v1/vpcs')).body.items).toEqual([])
  },
)

test('dryRun=false is the real thing; said twice it is neither', async () => {
  const api = testApi()
  const body = { cidrs: ['10.0.0.0/16'] }
  const real = await api.post('/v1/vpcs?dryRun=false', body)
  expect([real.status, real.headers.get('weft-dry-run')]).toEqual([201, null])
  expect((await api.post('/v1/vpcs?dryRun=true&dryRun=false', body)).status).toBe(400)
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(1)
})

/** Many vNICs by one request: together, or each for itself. */
import { expect, test } from 'vitest'
import { fail } from '../../src/base/result.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type Call, type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'

type Json = Readonly<Record<string, unknown>>

async function scene(store?: Store) {
  const api = testApi(store === undefined ? {} : { store })
  const { home, subnet } = await vpcWithSubnet(api)
  const path = `${home}/vnics/batch`
  return {
    api,
    home,
    subnet,
    send: (items: readonly Json[], more: Json = {}, call: Call = {}) =>
      api.post(path, { items, ...more }, call),
    rehearse: (items: readonly Json[], more: Json = {}) =>
      api.post(`${path}?dryRun=true`, { items, ...more }),
    vnics: () => namesIn(api, home),
  }
}

async function namesIn(api: TestApi, home: string): Promise<string[]> {
  const page = await api.call(`${home}/vnics?pageSize=500`)
  return page.body.items.map(({ name }: { name: string }) => name)
}

const named = (count: number, subnetId: string): Json[] =>
  Array.from({ length: count }, (_, i) => ({ name: `n-${i}`, subnetId }))

const statuses = (reply: { body: { items: readonly { status: number }[] } }): number[] =>
  reply.body.items.map(({ status }) => status)

test('a hundred are made, each with an address of its own', async () => {
  const { send, subnet, vnics } = await scene()
  const reply = await send(named(100, subnet.id))
  expect(reply.status).toBe(207)
  expect(statuses(reply)).toEqual(Array(100).fill(201))
  const made = reply.body.items.map(({ resource }: { resource: Json }) => resource)
  expect(new Set(made.flatMap(({ addresses }: { addresses: string[] }) => addresses)).size).toBe(
    100,
  )
  expect(new Set(made.map(({ macAddress }: Json) => macAddress)).size).toBe(100)
  expect((await vnics()).sort()).toEqual(
    named(100, '')
      .map(({ name }) => name)
      .sort(),
  )
})

test('one that cannot be made is told why, and spoils no other', async () => {
  const { send, subnet, vnics } = await scene()
  const reply = await send([
    { name: 'a', subnetId: subnet.id },
    { name: 'b', subnetId: 'sub_elsewhere' },
    { name: 'a', subnetId: subnet.id },
    { name: 'c', subnetId: subnet.id, addresses: ['10.0.1.2'] },
    { name: 'd', subnetId: subnet.id, addresses: ['10.0.1.10'] },
    { name: 'e', subnetId: subnet.id, addresses: ['10.0.1.10'] },
    { name: 'f', subnetId: subnet.id },
  ])
  const codes = reply.body.items.map(({ problem }: { problem?: Json }) => problem?.['code'])
  expect(statuses(reply)).toEqual([201, 422, 409, 422, 201, 409, 201])
  expect(codes).toEqual([
    undefined,
    'reference_dangling',
    'name_taken',
    'address_reserved',
    undefined,
    'address_taken',
    undefined,
  ])
  expect((await vnics()).sort()).toEqual(['a', 'd', 'f'])
})

test('a full subnet makes as many as it has room for', async () => {
  const { api, home, send } = await scene()
  const small = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/28'] })
  const reply = await send(named(15, small.id))
  expect(statuses(reply).filter((status) => status === 201)).toHaveLength(11)
  const refused = reply.body.items.filter(({ status }: { status: number }) => status !== 201)
  for (const { problem } of refused) expect(problem.code).toBe('subnet_exhausted')
})

test('together there are all of them or none', async () => {
  const { send, subnet, vnics } = await scene()
  const items = named(20, subnet.id)
  const refused = await send([...items, { name: 'n-3', subnetId: subnet.id }], { atomic: true })
  expect([refused.status, refused.body.code]).toEqual([409, 'name_taken'])
  expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/items/3/name',
    '/items/20/name',
  ])
  expect(await vnics()).toEqual([])
  const made = await send(items, { atomic: true })
  expect([made.status, made.body.items.length]).toEqual([201, 20])
  expect(made.headers.get('location')).toMatch(/\/vnics$/)
  expect(await vnics()).toHaveLength(20)
})

test('more than one transaction has room for are refused together, with the room', async () => {
  const { send, subnet, vnics } = await scene()
  const refused = await send(named(40, subnet.id), { atomic: true })
  expect([refused.status, refused.body.code]).toEqual([409, 'change_too_large'])
  expect(refused.body.limit).toMatchObject({ limit: 100 })
  expect(await vnics()).toEqual([])
})

test('a body with a wrong member makes nothing, and names each place', async () => {
  const { send, subnet, vnics } = await scene()
  const refused = await send([
    { subnetId: subnet.id },
    { subnetId: subnet.id, adminState: 'sideways' },
    { subnet: subnet.id },
  ])
  expect(refused.status).toBe(422)
  const pointers = refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers.sort()).toEqual(['/items/1/adminState', '/items/2/subnet', '/items/2/subnetId'])
  expect(await vnics()).toEqual([])
  expect((await send([])).body.errors).toMatchObject([{ pointer: '/items', code: 'too_few_items' }])
  const many = await send(named(101, subnet.id))
  expect(many.body.errors).toMatchObject([{ pointer: '/items', code: 'too_many_items' }])
})

test.each([false, true])(
  'a repetition gets the same answer and makes nothing (atomic %s)',
  async (atomic) => {
    const { send, subnet, vnics } = await scene()
    const headers = { 'idempotency-key': 'scale-up' }
    const items = named(atomic ? 20 : 70, subnet.id)
    const first = await send(items, { atomic }, { headers })
    const second = await send(items, { atomic }, { headers })
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await vnics()).toHaveLength(items.length)
    const other = await send(items.slice(1), { atomic }, { headers })
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  },
)

test('what broke off in the middle goes on where it stopped', async () => {
  const real = simulatedStore()
  let left = Number.POSITIVE_INFINITY
  const store: Store = {
    ...real,
    commit: (scope, write) =>
      left-- > 0
        ? real.commit(scope, write)
        : Promise.resolve(fail({ kind: 'unavailable', detail: 'gone' })),
  }
  const { send, subnet, vnics } = await scene(store)
  const headers = { 'idempotency-key': 'scale-up' }
  left = 2
  const broken = await send(named(100, subnet.id), {}, { headers })
  expect(broken.status).toBe(207)
  const done = statuses(broken).filter((status) => status === 201).length
  expect(done).toBeGreaterThan(0)
  expect(statuses(broken).slice(done)).toEqual(Array(100 - done).fill(503))
  expect(await vnics()).toHaveLength(done)

  left = Number.POSITIVE_INFINITY
  const whole = await send(named(100, subnet.id), {}, { headers })
  expect(statuses(whole)).toEqual(Array(100).fill(201))
  expect(whole.body.items.slice(0, done)).toEqual(broken.body.items.slice(0, done))
  expect(await vnics()).toHaveLength(100)
})

test.each([false, true])('a rehearsal makes nothing (atomic %s)', async (atomic) => {
  const { rehearse, subnet, vnics } = await scene()
  const reply = await rehearse(named(atomic ? 20 : 100, subnet.id), { atomic })
  expect(reply.headers.get('weft-dry-run')).toBe('true')
  expect(reply.status).toBe(atomic ? 201 : 207)
  const made = reply.body.items.map((item: Json) => item['resource'] ?? item)
  const addresses = made.flatMap((one: { addresses: string[] }) => one.addresses)
  expect(new Set(addresses).size).toBe(made.length)
  expect(await vnics()).toEqual([])
})

test('a VPC that is not there is not found', async () => {
  const { api } = await scene()
  const items = [{ subnetId: 'sub_elsewhere' }]
  const reply = await api.post('/v1/vpcs/vpc_elsewhere/vnics/batch', { items })
  expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
})

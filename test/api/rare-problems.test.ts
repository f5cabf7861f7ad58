/** Refusals that take some bad luck to meet. */
import { expect, test } from 'vitest'
import { fail } from '../../src/base/result.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import type { Store } from '../../src/store/store.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'

/** A store in which others always take the last claim of a write first, from a moment on. */
function contested(pool: string) {
  const store = simulatedStore()
  let isContested = false
  const commit: Store['commit'] = async (scope, write) => {
    const claim = write.claims?.find((one) => one.pool.kind === pool)
    if (!isContested || claim === undefined) return store.commit(scope, write)
    return fail({ kind: 'claimTaken', claim })
  }
  const api = testApi({ store: { ...store, commit } })
  const contest = (): void => {
    isContested = true
  }
  return { api, contest }
}

test.each([
  ['address', 'vnics', 'address_contention'],
  ['publicAddress', 'floating-ips', 'floating_ip_contention'],
  ['vni', 'subnets', 'vni_contention'],
])('who loses every %s that is chosen may try again', async (pool, collection, code) => {
  const { api, contest } = contested(pool)
  const { home } = await vpcWithSubnet(api)
  const subnet = await api.make(`${home}/subnets`, { cidrs: ['10.0.128.0/20'] })
  contest()
  const bodies = { vnics: { subnetId: subnet.id }, subnets: { cidrs: ['10.0.8.0/21'] } }
  const body = bodies[collection as keyof typeof bodies] ?? {}
  const reply = await api.post(`${home}/${collection}`, body)
  expect(reply).toMatchObject({ status: 409, body: { code, retryable: true } })
  expect(reply.headers.get('retry-after')).toBe('1')
})

test('public addresses come to an end', async () => {
  const api = testApi()
  const body = { floatingIpCidrs: ['198.51.100.0/31'] }
  const fabric = await api.make('/v1/fabrics', body)
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'], fabricId: fabric.id })
  const path = `/v1/vpcs/${vpc.id}/floating-ips`
  const addresses = [await api.make(path, {}), await api.make(path, {})].map((one) => one.address)
  expect(addresses.sort()).toEqual(['198.51.100.0', '198.51.100.1'])
  const none = await api.post(path, {})
  expect(none).toMatchObject({
    status: 409,
    body: { code: 'floating_ip_exhausted', limit: { limit: 2 } },
  })
})

test('what is stored and does not add up is told to the operator by the id of the request', async () => {
  const store = simulatedStore()
  const load: Store['load'] = async (_scope, chain) => fail({ kind: 'corrupt', chain })
  const reply = await testApi({ store: { ...store, load } }).call('/v1/vpcs')
  expect(reply).toMatchObject({ status: 500, body: { code: 'store_corrupt' } })
  expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
})

test('a text is as long as its field allows', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const group = (length: number) =>
    api.post(`${home}/security-groups`, { description: 'x'.repeat(length) })
  expect((await group(255)).status).toBe(201)
  expect((await group(256)).body).toMatchObject({
    code: 'too_long',
    errors: [{ pointer: '/description' }],
  })
})

test('a mark is one that networks agree on', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const { status, body } = await api.post(`${home}/qos-policies`, { dscpMark: 1 })
  expect([status, body.code]).toEqual([422, 'dscp_mark_unknown'])
})

/** Many writers, one network: what the store refuses is decided again, or told. */
import { expect, test } from 'vitest'
import { fail } from '../../src/base/result.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import type { Store } from '../../src/store/store.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'
import { examplesIn } from '../support/examples.ts'

const WRITERS = 12
const many = <T>(make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: WRITERS }, (_, i) => make(i)))

const statuses = (replies: readonly { status: number }[]) =>
  replies.map(({ status }) => status).sort()

test('of writers that want one address exactly one gets it', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const body = { subnetId: subnet.id, addresses: ['10.0.1.10'] }
  const replies = await many(() => api.post(`${home}/vnics`, body))
  expect(statuses(replies)).toEqual([201, ...Array(WRITERS - 1).fill(409)])
  const refused = replies.filter(({ status }) => status === 409)
  expect(new Set(refused.map((one) => one.body.code))).toEqual(new Set(['address_taken']))
})

test('of writers that want overlapping blocks exactly one gets its own', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const replies = await many(() => api.post(`${home}/subnets`, { cidrs: ['10.0.128.0/17'] }))
  expect(statuses(replies)).toEqual([201, ...Array(WRITERS - 1).fill(409)])
})

test('of writers that saw one revision exactly one changes it', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const replies = await many((i) =>
    api.call(`${home}/subnets/${subnet.id}`, {
      method: 'PATCH',
      body: { tags: { writer: String(i) } },
      headers: { 'if-match': '"r1"' },
    }),
  )
  expect(statuses(replies)).toEqual([200, ...Array(WRITERS - 1).fill(412)])
})

test('a VPC and its subnets never contradict each other, whoever comes first', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  await api.call(home, { method: 'PATCH', body: { cidrs: [...vpc.cidrs, '10.5.0.0/16'] } })
  const [shrunk, subnet] = await Promise.all([
    api.call(home, { method: 'PATCH', body: { cidrs: vpc.cidrs } }),
    api.post(`${home}/subnets`, { cidrs: ['10.5.1.0/24'] }),
  ])
  expect([
    [200, 422],
    [409, 201],
  ]).toContainEqual([shrunk.status, subnet.status])
})

test('a route and its peering never part, whoever comes first', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const far = await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const link = await api.make('/v1/peerings', { requesterVpcId: vpc.id, accepterVpcId: far.id })
  const [gone, route] = await Promise.all([
    api.call(`/v1/peerings/${link.id}`, { method: 'DELETE' }),
    api.post(`${home}/route-tables/${vpc.mainRouteTableId}/routes`, {
      destinationCidr: '10.1.0.0/16',
      target: { kind: 'peering', id: link.id },
    }),
  ])
  expect([
    [204, 422],
    [409, 201],
  ]).toContainEqual([gone.status, route.status])
})

test('a rule and its prefix list never part, whoever comes first', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const rules = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  for (let round = 0; round < WRITERS; round++) {
    const list = await api.make('/v1/prefix-lists', {})
    const peer = { direction: 'ingress', protocol: 'any', peerPrefixListId: list.id }
    const drop = () => api.call(`/v1/prefix-lists/${list.id}`, { method: 'DELETE' })
    const add = () => api.post(rules, peer)
    const [gone, rule] = round % 2 === 0 ? await both(drop, add) : (await both(add, drop)).reverse()
    expect([
      [204, 422],
      [409, 201],
    ]).toContainEqual([gone?.status, rule?.status])
  }
})

test('an attachment and its subnet never part, whoever comes first', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const vpc = await examples.make('vpc')
  for (let round = 0; round < WRITERS; round++) {
    const gateway = await api.make('/v1/transit-gateways', {})
    const subnet = await api.make(`${vpc.itemPath}/subnets`, { cidrs: [`10.0.${round}.0/24`] })
    const body = { transitGatewayId: gateway.id, type: 'vpc', vpcId: vpc.id }
    const path = '/v1/transit-gateway-attachments'
    const attach = () => api.post(path, { ...body, subnetIds: [subnet.id] })
    const drop = () => api.call(`${vpc.itemPath}/subnets/${subnet.id}`, { method: 'DELETE' })
    const [gone, attached] =
      round % 2 === 0 ? await both(drop, attach) : (await both(attach, drop)).reverse()
    expect([
      [204, 422],
      [409, 201],
    ]).toContainEqual([gone?.status, attached?.status])
    for (const { id } of (await api.call(path)).body.items) {
      await api.call(`${path}/${id}`, { method: 'DELETE' })
    }
    await api.call(`/v1/transit-gateways/${gateway.id}`, { method: 'DELETE' })
  }
})

test('a route and the attachment that carries it never part, whoever comes first', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const [subnet, vpc] = [await examples.make('subnet'), await examples.make('vpc')]
  const gateway = await examples.make('transitGateway')
  const routes = `${vpc.itemPath}/route-tables/${vpc.resource.mainRouteTableId}/routes`
  const target = { kind: 'transitGateway', id: gateway.id }
  for (let round = 0; round < WRITERS; round++) {
    const path = '/v1/transit-gateway-attachments'
    const attachment = await api.make(path, {
      transitGatewayId: gateway.id,
      type: 'vpc',
      vpcId: vpc.id,
      subnetIds: [subnet.id],
    })
    const drop = () => api.call(`${path}/${attachment.id}`, { method: 'DELETE' })
    const add = () => api.post(routes, { destinationCidr: '192.0.2.0/24', target })
    const [gone, route] =
      round % 2 === 0 ? await both(drop, add) : (await both(add, drop)).reverse()
    expect([
      [204, 422],
      [409, 201],
    ]).toContainEqual([gone?.status, route?.status])
    for (const { id } of (await api.call(routes)).body.items) {
      await api.call(`${routes}/${id}`, { method: 'DELETE' })
    }
    await drop()
  }
})

const both = (...calls: readonly (() => Promise<{ status: number }>)[]) =>
  Promise.all(calls.map((call) => call()))

const body = { cidrs: ['10.0.0.0/16'] }

test('a network that never stands still is told so, and may be tried again', async () => {
  let commits = 0
  const commit: Store['commit'] = async () => {
    commits++
    return fail({ kind: 'versionMoved', chain: { kind: 'tenant' }, expectedVersion: 0 })
  }
  const api = testApi({ store: { ...simulatedStore(), commit } })
  const reply = await api.post('/v1/vpcs', body)
  expect(reply).toMatchObject({ status: 409, body: { code: 'write_contention', retryable: true } })
  expect(reply.headers.get('retry-after')).toBe('1')
  expect(commits).toBe(16)
})

test('an unknown outcome is not tried again with other values', async () => {
  let commits = 0
  const commit: Store['commit'] = async () => {
    commits++
    return fail({ kind: 'unavailable', detail: 'no answer' })
  }
  const api = testApi({ store: { ...simulatedStore(), commit } })
  const reply = await api.post('/v1/vpcs', body)
  expect(reply).toMatchObject({ status: 503, body: { code: 'store_unavailable', retryable: true } })
  expect(commits).toBe(1)
})

test('an answer that was lost is found by its Idempotency-Key', async () => {
  const store = simulatedStore()
  let isLossy = true
  const commit: Store['commit'] = async (scope, write) => {
    const outcome = await store.commit(scope, write)
    if (!isLossy) return outcome
    isLossy = false
    return fail({ kind: 'unavailable', detail: 'no answer' })
  }
  const api = testApi({ store: { ...store, commit } })
  const call = { headers: { 'idempotency-key': 'k-1' } }
  const first = await api.post('/v1/vpcs', body, call)
  const again = await api.post('/v1/vpcs', body, call)
  expect(again.status).toBe(201)
  expect((await api.call('/v1/vpcs')).body.items.map(({ id }: { id: string }) => id)).toEqual([
    again.body.id,
  ])
  expect([201, 503]).toContain(first.status)
})

test('two families get an address each, and a NAT gateway an IPv4 one', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16', '2001:db8::/56'] })
  const home = `/v1/vpcs/${vpc.id}`
  const dual = await api.make(`${home}/subnets`, { cidrs: ['10.0.1.0/24', '2001:db8::/64'] })
  const vnic = await api.make(`${home}/vnics`, { subnetId: dual.id })
  expect(vnic.addresses).toEqual([
    expect.stringMatching(/^10\.0\.1\./),
    expect.stringMatching(/^2001:db8::/),
  ])
  expect(vnic.securityGroupIds).toEqual([vpc.defaultSecurityGroupId])
  expect(vnic.macAddress).toMatch(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/)
  const nat = await api.make(`${home}/nat-gateways`, { subnetId: dual.id })
  expect(nat.addresses).toEqual([expect.stringMatching(/^10\.0\.1\./)])
  const six = await api.make(`${home}/subnets`, { cidrs: ['2001:db8:0:1::/64'] })
  const wrong = await api.post(`${home}/nat-gateways`, { subnetId: six.id })
  expect(wrong.body).toMatchObject({ code: 'family_wrong', errors: [{ pointer: '/subnetId' }] })
  const none = await api.make(`${home}/vnics`, { subnetId: six.id, securityGroupIds: [] })
  expect(none.securityGroupIds).toEqual([])
})

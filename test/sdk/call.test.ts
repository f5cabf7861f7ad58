import { expect, test } from 'vitest'
import { WeftError, weft } from '../../src/sdk/index.ts'
import { testApi } from '../support/api.ts'
import { faultyApi } from '../support/faulty-fetch.ts'

async function home() {
  const api = faultyApi(testApi())
  const vpc = await api.client.createVpc({ name: 'blue', cidrs: ['10.0.0.0/16'] })
  const subnet = await api.client.createSubnet({ vpcId: vpc.id, cidrs: ['10.0.1.0/24'] })
  return { ...api, vpc, subnet }
}

test('a resource says itself where it is', async () => {
  const { client, vpc, subnet } = await home()
  const vnic = await client.createVnic({ vpcId: vpc.id, subnetId: subnet.id, name: 'web-1' })
  expect(await client.getVnic(vnic)).toEqual(vnic)
  expect(await client.getVnic({ vpcId: vpc.id, vnicId: vnic.id })).toEqual(vnic)
  expect(await client.updateVnic(vnic, { adminState: 'down' })).toMatchObject({ revision: 2 })
  expect(await client.deleteVnic(vnic)).toBeUndefined()
})

test('a child is below its parent, and says so itself', async () => {
  const { client, vpc, sent } = await home()
  const group = await client.createSecurityGroup({ vpcId: vpc.id, name: 'web' })
  const rule = await client.createSecurityGroupRule({
    vpcId: vpc.id,
    securityGroupId: group.id,
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
    peerCidr: '0.0.0.0/0',
  })
  expect(sent.at(-1)?.path).toBe(`/v1/vpcs/${vpc.id}/security-groups/${group.id}/rules`)
  expect(await client.getSecurityGroupRule(rule)).toEqual(rule)
})

test('null takes away what need not be there, and other members stay', async () => {
  const { client, vpc } = await home()
  const tagged = await client.updateVpc(vpc, { region: 'north', tags: { a: '1', b: '2' } })
  expect(tagged).toMatchObject({ region: 'north', tags: { a: '1', b: '2' } })
  const changed = await client.updateVpc(vpc, { region: null, tags: { a: null } })
  expect(changed.region).toBeUndefined()
  expect(changed).toMatchObject({ name: 'blue', tags: { b: '2' } })
})

test('the answer comes with its ETag, which guards the next change', async () => {
  const { client, vpc, sent } = await home()
  const { data, etag = '', status, requestId } = await client.getVpc(vpc).raw()
  expect([data.id, etag, status]).toEqual([vpc.id, '"r1"', 200])
  expect(requestId).toBe(sent.at(-1)?.requestId)
  await client.updateVpc(vpc, { name: 'green' }, { ifMatch: etag })
  const error = await client.updateVpc(vpc, { name: 'red' }, { ifMatch: etag }).catch((e) => e)
  expect(error).toBeInstanceOf(WeftError)
  expect(error).toMatchObject({ code: 'revision_moved', status: 412, operation: 'updateVpc' })
})

test('a call that fails and of which only the answer is asked upsets nobody else', async () => {
  const { client } = await home()
  const raw = client.getVpc({ vpcId: 'vpc_none' }).raw()
  await expect(raw).rejects.toMatchObject({ code: 'not_found' })
})

test('a batch is one request: all or none, or each for itself', async () => {
  const { client, vpc, subnet, sent } = await home()
  const [web, far] = [
    { subnetId: subnet.id, name: 'web-1' },
    { subnetId: subnet.id, addresses: ['10.9.0.1'] },
  ]
  const mixed = await client.createVnicBatch({ vpcId: vpc.id, items: [web, far] })
  expect(mixed.items).toMatchObject([
    { status: 201, resource: { name: 'web-1' } },
    { status: 422, problem: { code: 'address_outside_subnet' } },
  ])
  const all = await client.createVnicBatch({
    vpcId: vpc.id,
    items: [{ ...web, name: 'web-2' }],
    atomic: true,
  })
  expect(all.items).toMatchObject([{ kind: 'vnic', name: 'web-2' }])
  expect(sent.at(-1)).toMatchObject({
    method: 'POST',
    key: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  const { items } = await client.getUsage({ vpcId: vpc.id })
  expect(items).toContainEqual(expect.objectContaining({ name: 'vnics', used: 2 }))
})

test('an error has every wrong member, and says in one line what, why and which request', async () => {
  const { client, sent } = await home()
  const wrong = { cidrs: ['10.0.0.1/16'], vni: 1 }
  const error = await client.createVpc(wrong).catch((e) => e)
  expect(error.errors).toMatchObject([
    { pointer: '/cidrs/0', code: 'prefix_host_bits', suggestion: '10.0.0.0/16' },
    { pointer: '/vni', code: 'vni_out_of_range' },
  ])
  expect(error.message).toMatch(/^Some fields are wrong: .* \(invalid_fields, request .*\.1\)$/)
  expect(error.requestId).toBe(sent.at(-1)?.requestId)
})

test('who depends on what was to be deleted is told', async () => {
  const { client, subnet, vpc } = await home()
  const vnic = await client.createVnic({ vpcId: vpc.id, subnetId: subnet.id })
  const error = await client.deleteSubnet(subnet).catch((e) => e)
  expect(error).toMatchObject({ code: 'in_use', blocking: [{ kind: 'vnic', id: vnic.id }] })
})

test('a missing part of the path is refused before anything is sent', async () => {
  const { client, sent } = await home()
  const before = sent.length
  const where = { vpcId: '' } as { vpcId: string; id: string }
  await expect(client.getVnic(where)).rejects.toThrow(new TypeError('getVnic needs vpcId'))
  await expect(client.listVnics(where)).rejects.toThrow('listVnics needs vpcId')
  expect(sent.length).toBe(before)
})

test('an id cannot lead out of its place', async () => {
  const { client, sent } = await home()
  await client.getVnic({ vpcId: '../peerings', vnicId: 'a/b?c' }).catch(() => {})
  expect(sent.at(-1)?.path).toBe('/v1/vpcs/..%2Fpeerings/vnics/a%2Fb%3Fc')
})

test('headers of the client and of the call are sent, and never in the place of the token', async () => {
  const api = faultyApi(testApi(), { headers: { 'x-team': 'blue', traceparent: 'a' } })
  await api.client.listVpcs({}, { headers: { traceparent: 'b', authorization: 'Bearer other' } })
  const headers = api.sent[0]?.headers
  expect([headers?.get('x-team'), headers?.get('traceparent')]).toEqual(['blue', 'b'])
  expect(headers?.get('authorization')).toMatch(/^Bearer acme /)
})

test('a token may be a promise of one, asked for anew with each attempt', async () => {
  let asked = 0
  const token = async (): Promise<string> => `acme vpcs:read n${++asked}`
  const { client, sent, next } = faultyApi(testApi(), { token })
  next('lostRequest')
  await client.listVpcs()
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer acme vpcs:read n1',
    'Bearer acme vpcs:read n2',
  ])
})

test('each attempt is told of before it is sent', async () => {
  const attempts: unknown[] = []
  const { client, next } = faultyApi(testApi(), { onAttempt: (attempt) => attempts.push(attempt) })
  next('lostRequest')
  await client.listVpcs({ pageSize: 7 })
  const url = 'http://weft.test/v1/vpcs?pageSize=7'
  expect(attempts).toMatchObject([
    { operation: 'listVpcs', method: 'GET', url, attempt: 1 },
    { operation: 'listVpcs', method: 'GET', url, attempt: 2 },
  ])
})

test('what this client has no method for can be asked for, too', async () => {
  const { client, vpc } = await home()
  const found = await client.request({ method: 'GET', href: `/v1/vpcs/${vpc.id}` })
  expect(found).toEqual(vpc)
})

test('a server that is not ours is told by its answer', async () => {
  const send = async (): Promise<Response> => new Response('<h1>Welcome</h1>', { status: 200 })
  const client = weft({ url: 'http://weft.test', token: 'x', fetch: send as typeof fetch })
  await expect(client.listVpcs()).rejects.toMatchObject({
    code: 'unreadable_answer',
    detail: '200 <h1>Welcome</h1>',
  })
})

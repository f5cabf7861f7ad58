/**
 * What users of other clouds complain about, and the better answer. Each test is one complaint.
 */
import { expect, test } from 'vitest'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { type Reply, type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'

type Json = Readonly<Record<string, unknown>>

const problemOf = ({ status, body }: Reply) => [status, body?.code]

const tcp = (port: number, peer: Json): Json => ({
  direction: 'ingress',
  protocol: 'tcp',
  l4Ports: { first: port, last: port },
  ...peer,
})

async function groups(api: TestApi, home: string, ...names: string[]) {
  const made = await Promise.all(names.map((name) => api.make(`${home}/security-groups`, { name })))
  return made.map((group) => ({ ...group, path: `${home}/security-groups/${group.id}` }))
}

/** Sends a suggestion as it stands. */
const send = (
  api: TestApi,
  { method, href, body }: { method: string; href: string; body?: Json },
) => api.call(href, { method, ...(body === undefined ? {} : { body }) })

test('overlapping blocks are found when networks are joined, not when packets get lost', async () => {
  const api = testApi()
  const vpc = async (...cidrs: string[]) => (await api.make('/v1/vpcs', { cidrs })).id
  const [a, b, c] = [await vpc('10.0.0.0/16'), await vpc('10.0.128.0/17'), await vpc('10.9.0.0/16')]

  const peered = await api.post('/v1/peerings', { requesterVpcId: a, accepterVpcId: b })
  expect(problemOf(peered)).toEqual([409, 'cidr_overlap'])
  expect(peered.body.conflict).toMatchObject({ with: b, cidr: '10.0.128.0/17' })

  await api.make('/v1/peerings', { requesterVpcId: a, accepterVpcId: c })
  const added = await api.call(`/v1/vpcs/${c}`, {
    method: 'PATCH',
    body: { cidrs: ['10.9.0.0/16', '10.0.64.0/18'] },
  })
  expect(problemOf(added)).toEqual([409, 'cidr_overlap'])
  expect(added.body.conflict).toMatchObject({ with: a, cidr: '10.0.0.0/16' })

  const gateway = await api.make('/v1/transit-gateways', {})
  const table = await api.make('/v1/transit-gateway-route-tables', { transitGatewayId: gateway.id })
  const attach = async (vpcId: string) =>
    api.make('/v1/transit-gateway-attachments', {
      transitGatewayId: gateway.id,
      type: 'vpc',
      vpcId,
    })
  const attachments = [await attach(a), await attach(b)]
  const propagated = await api.call(`/v1/transit-gateway-route-tables/${table.id}`, {
    method: 'PATCH',
    body: { propagatingAttachmentIds: attachments.map(({ id }) => id) },
  })
  expect(problemOf(propagated)).toEqual([409, 'cidr_overlap'])
  expect(propagated.body.conflict.with).toMatch(/^(vpc|tga)_/)
})

test('a list of rules that exceeds the limit is refused whole, with what is used and what fits', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const [group] = await groups(api, home, 'web')
  const list = await api.make('/v1/prefix-lists', {
    name: 'partners',
    entries: [{ cidr: '192.0.2.0/24' }],
    maxEntries: 150,
  })
  const put = async (items: readonly Json[], query = '') => {
    const etag = (await api.call(group.path)).headers.get('etag') ?? ''
    const headers = { 'if-match': etag }
    return api.call(`${group.path}/rules${query}`, { method: 'PUT', body: { items }, headers })
  }
  const before = await put([tcp(22, { peerCidr: '10.0.0.0/8' })])
  expect(before.status).toBe(200)

  const rehearsed = await put([tcp(443, { peerPrefixListId: list.id })], '?dryRun=true')
  expect(rehearsed.body.items).toMatchObject([{ weight: 150 }])

  const items = [443, 8443].map((port) => tcp(port, { peerPrefixListId: list.id }))
  const refused = await put(items)
  expect(problemOf(refused)).toEqual([409, 'quota_exceeded'])
  expect(refused.body.limit).toMatchObject({ limit: 200, weight: 150 })
  expect((await api.call(`${group.path}/rules`)).body.items).toEqual(before.body.items)
})

test('how rules count is said by each rule and by its group', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const [group] = await groups(api, home, 'web')
  const entries = ['192.0.2.0/24', '198.51.100.0/24'].map((cidr) => ({ cidr }))
  const list = await api.make('/v1/prefix-lists', { entries, maxEntries: 20 })
  const rules = `${group.path}/rules`
  expect((await api.make(rules, tcp(443, { peerCidr: '0.0.0.0/0' }))).weight).toBe(1)
  expect((await api.make(rules, tcp(22, { peerSecurityGroupId: group.id }))).weight).toBe(1)
  expect((await api.make(rules, tcp(80, { peerPrefixListId: list.id }))).weight).toBe(20)
  const { usage } = (await api.call(group.path)).body
  const used = JSON.stringify(usage)
  expect(used).toContain('"limit":200')
  const all = await api.call('/v1/usage')
  expect(all.body.items).toContainEqual(
    expect.objectContaining({ name: 'vpcs', used: 1, limit: 20 }),
  )
})

test('groups that refer to each other are made and unmade', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const [a, b] = await groups(api, home, 'a', 'b')
  await api.make(`${a.path}/rules`, tcp(1, { peerSecurityGroupId: b.id }))
  await api.make(`${b.path}/rules`, tcp(2, { peerSecurityGroupId: a.id }))
  const refused = await api.call(a.path, { method: 'DELETE' })
  expect(problemOf(refused)).toEqual([409, 'in_use'])
  const detach = refused.body.suggestions.find(({ href }: { href: string }) =>
    href.includes('detach=true'),
  )
  const gone = await send(api, detach)
  expect(gone.status).toBeLessThan(300)
  expect((await api.call(`${b.path}/rules`)).body.items).toEqual([])
  expect((await api.call(b.path, { method: 'DELETE' })).status).toBe(204)
})

test('a refused deletion names what depends on the resource', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const vnic = await api.make(`${home}/vnics`, { name: 'web-1', subnetId: subnet.id })
  const refused = await api.call(`${home}/subnets/${subnet.id}`, { method: 'DELETE' })
  expect(problemOf(refused)).toEqual([409, 'in_use'])
  expect(refused.body.blocking).toMatchObject([
    { kind: 'vnic', id: vnic.id, name: 'web-1', relation: 'subnetId' },
  ])
})

test('what a balancer holds in a subnet is not hidden: it is named, with who keeps it', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const balancer = await api.make(`${home}/load-balancers`, {
    name: 'front',
    managedBy: 'controller:ingress',
    scheme: 'internal',
    nodes: [{ subnetId: subnet.id }],
  })
  const refused = await api.call(`${home}/subnets/${subnet.id}`, { method: 'DELETE' })
  expect(refused.body.blocking).toMatchObject([
    { kind: 'loadBalancer', id: balancer.id, name: 'front', managedBy: 'controller:ingress' },
  ])
})

test('what was created is there at once, wherever the next request arrives', async () => {
  const store = simulatedStore()
  const [here, there] = [testApi({ store }), testApi({ store })]
  const { home } = await vpcWithSubnet(here)
  for (let i = 0; i < 5; i++) {
    const { id } = await here.make(`${home}/security-groups`, { name: `g${i}` })
    expect((await there.call(`${home}/security-groups/${id}`)).status).toBe(200)
    const listed = await there.call(`${home}/security-groups?name=g${i}`)
    expect(listed.body.items).toMatchObject([{ id }])
    expect((await there.call(`${home}/security-groups/${id}`, { method: 'DELETE' })).status).toBe(
      204,
    )
    expect((await here.call(`${home}/security-groups/${id}`)).status).toBe(404)
  }
})

test('a rule that is there is not made twice, however it is written', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const [group] = await groups(api, home, 'web')
  const first = await api.make(`${group.path}/rules`, {
    name: 'https',
    ...tcp(443, { peerCidr: '2001:db8::/32' }),
  })
  const second = await api.post(`${group.path}/rules`, {
    description: 'the same in other words',
    ...tcp(443, { peerCidr: '2001:0DB8:0::/32' }),
    protocol: '6',
  })
  expect(problemOf(second)).toEqual([409, 'rule_duplicate'])
  expect(second.body.conflict).toMatchObject({ with: first.id, kind: 'securityGroupRule' })
  expect((await api.call(`${group.path}/rules`)).body.items).toHaveLength(1)
})

test('a subnet says how many addresses are free, and in which blocks', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const path = `${home}/subnets/${subnet.id}`
  const before = (await api.call(path)).body
  expect(before.availableAddresses).toBe(251)
  expect(before.freeBlocks['/28']).toBe(14)
  const addresses = [32, 64, 96, 128].map((last) => `10.0.1.${last}`)
  await api.make(`${home}/vnics`, { subnetId: subnet.id, addresses })
  const after = (await api.call(path)).body
  expect(after.availableAddresses).toBe(247)
  expect(after.freeBlocks['/28']).toBe(10)
})

test('a full subnet refuses instead of giving a vNIC without an address', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const small = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/28'] })
  for (let i = 0; i < 11; i++) await api.make(`${home}/vnics`, { subnetId: small.id })
  const refused = await api.post(`${home}/vnics`, { subnetId: small.id })
  expect(problemOf(refused)).toEqual([409, 'subnet_exhausted'])
  expect(refused.body.limit).toMatchObject({ limit: 11, used: 11 })
  expect((await api.call(`${home}/vnics?pageSize=500`)).body.items).toHaveLength(11)
})

test('a limit holds however many come at once', async () => {
  const api = testApi()
  const tries = Array.from({ length: 30 }, (_, i) =>
    api.post('/v1/vpcs', { name: `v${i}`, cidrs: ['10.0.0.0/16'] }),
  )
  const replies = await Promise.all(tries)
  expect(replies.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(20)
  while ((await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })).status === 201);
  const last = await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  expect(problemOf(last)).toEqual([409, 'quota_exceeded'])
  expect(last.body.limit).toMatchObject({ limit: 20, used: 20, requested: 1 })
  expect((await api.call('/v1/vpcs?pageSize=500')).body.items).toHaveLength(20)
})

test('a rule by group stays one rule, however many members the group has and gets', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const [web, db] = await groups(api, home, 'clients', 'db')
  await api.make(`${web.path}/rules`, {
    direction: 'egress',
    protocol: 'any',
    peerCidr: '0.0.0.0/0',
  })
  const rule = await api.make(`${db.path}/rules`, tcp(5432, { peerSecurityGroupId: web.id }))
  expect(rule.weight).toBe(1)
  await api.make(`${home}/vnics`, {
    name: 'db-1',
    subnetId: subnet.id,
    securityGroupIds: [db.id],
  })
  const ask = async (from: string) => {
    const question = { from, to: 'db-1', protocol: 'tcp', port: 5432 }
    return (await api.post('/v1/traces', question)).body.verdict
  }
  for (let i = 0; i < 20; i++) {
    const securityGroupIds = [web.id]
    await api.make(`${home}/vnics`, { name: `client-${i}`, subnetId: subnet.id, securityGroupIds })
    expect(await ask(`client-${i}`)).toBe('delivered')
  }
  const { items } = (await api.call(`${home}/vnics?name=client-7`)).body
  const body = { securityGroupIds: [] }
  await api.call(`${home}/vnics/${items[0].id}`, { method: 'PATCH', body })
  expect(await ask('client-7')).toBe('dropped')
})

test('a repeated creation makes one vNIC, with a key, by name, or if there is none yet', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const body = { name: 'web-1', subnetId: subnet.id }
  const headers = { 'idempotency-key': 'deploy-17' }
  const made = await api.post(`${home}/vnics`, body, { headers })
  const again = await api.post(`${home}/vnics`, body, { headers })
  expect([again.status, again.text]).toEqual([201, made.text])
  const byName = await api.post(`${home}/vnics`, body)
  expect(problemOf(byName)).toEqual([409, 'name_taken'])
  expect(byName.body.conflict.with).toBe(made.body.id)
  const ifNone = await api.post(`${home}/vnics`, body, { headers: { 'if-none-match': '*' } })
  expect(ifNone.status).toBe(412)
  expect(ifNone.body.conflict.with).toBe(made.body.id)
  expect((await api.call(`${home}/vnics`)).body.items).toHaveLength(1)
})

test('whether a connection outlives its rule is said by the group', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const verdictOf = async (established: string) => {
    const group = await api.make(`${home}/security-groups`, { name: established, established })
    const path = `${home}/security-groups/${group.id}/rules`
    const both = [
      await api.make(path, tcp(22, { peerCidr: '10.0.0.0/16' })),
      await api.make(path, { direction: 'egress', protocol: 'any', peerCidr: '10.0.0.0/16' }),
    ]
    const vnic = async (name: string) =>
      api.make(`${home}/vnics`, { name, subnetId: subnet.id, securityGroupIds: [group.id] })
    const [a, b] = [await vnic(`${established}-a`), await vnic(`${established}-b`)]
    await api.call(`${path}/${both[0].id}`, { method: 'DELETE' })
    const question = { from: a.id, to: b.id, protocol: 'tcp', port: 22 }
    const ask = async (state: string) =>
      (await api.post('/v1/traces', { ...question, state })).body.verdict
    return [await ask('new'), await ask('established')]
  }
  expect(await verdictOf('revalidate')).toEqual(['dropped', 'dropped'])
  expect(await verdictOf('keep')).toEqual(['dropped', 'delivered'])
})

test('a network ACL without room for replies shows in the answer, with the entry that is missing', async () => {
  const api = testApi()
  const { home, vpc, subnet } = await vpcWithSubnet(api)
  const acl = await api.make(`${home}/network-acls`, { name: 'border' })
  await api.make(`${home}/network-acls/${acl.id}/entries`, {
    direction: 'ingress',
    number: 100,
    action: 'allow',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
    cidr: '0.0.0.0/0',
  })
  const db = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/24'], networkAclId: acl.id })
  const [group] = await groups(api, home, 'open')
  for (const direction of ['ingress', 'egress']) {
    await api.make(`${group.path}/rules`, { direction, protocol: 'any', peerCidr: '10.0.0.0/16' })
  }
  const vnic = async (subnetId: string, name: string) =>
    api.make(`${home}/vnics`, { name, subnetId, securityGroupIds: [group.id] })
  await vnic(subnet.id, 'client')
  await vnic(db.id, 'server')
  const question = { from: 'client', to: 'server', protocol: 'tcp', port: 443 }
  const { body } = await api.post('/v1/traces', question)
  expect([body.verdict, body.reason]).toEqual(['deliveredOneWay', 'RETURN_BLOCKED_BY_ACL'])
  expect(JSON.stringify(body.reply)).toContain(acl.id)
  expect(body.network.versions[vpc.id]).toBeGreaterThan(0)
})

test('a trace through a balancer shows which address each filter sees', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const [open, server] = await groups(api, home, 'open', 'server')
  for (const direction of ['ingress', 'egress']) {
    await api.make(`${open.path}/rules`, { direction, protocol: 'any', peerCidr: '0.0.0.0/0' })
  }
  const balancer = await api.make(`${home}/load-balancers`, {
    name: 'front',
    scheme: 'internal',
    nodes: [{ subnetId: subnet.id }],
  })
  const [address] = balancer.nodes[0].addresses
  await api.make(`${server.path}/rules`, tcp(80, { peerCidr: `${address}/32` }))
  const vnic = async (name: string, group: string) =>
    api.make(`${home}/vnics`, { name, subnetId: subnet.id, securityGroupIds: [group] })
  const [client, target] = [await vnic('client', open.id), await vnic('target', server.id)]
  const listener = async (l4Port: number, preserveClientAddress: boolean) => {
    const group = await api.make(`${home}/target-groups`, { l4Port: 80, preserveClientAddress })
    await api.make(`${home}/target-groups/${group.id}/targets`, { vnicId: target.id })
    await api.make(`${home}/load-balancers/${balancer.id}/listeners`, {
      protocols: ['tcp'],
      l4Port,
      targetGroups: [{ targetGroupId: group.id }],
    })
    const question = { from: client.id, to: address, protocol: 'tcp', port: l4Port }
    return (await api.post('/v1/traces', question)).body
  }
  const hidden = await listener(8080, false)
  expect(hidden.verdict).toBe('delivered')
  const kept = await listener(8081, true)
  expect([kept.verdict, kept.reason]).toEqual(['dropped', 'SG_INGRESS_NO_RULE'])
  expect(JSON.stringify(kept.forward)).toContain(`from ${client.addresses[0]}`)
})

test('a VPC can be made with a default group that lets nothing through', async () => {
  const api = testApi()
  const made = await api.make('/v1/vpcs', {
    cidrs: ['10.0.0.0/16'],
    defaultSecurityGroup: 'locked',
  })
  const path = `/v1/vpcs/${made.id}/security-groups/${made.defaultSecurityGroupId}/rules`
  expect((await api.call(path)).body.items).toEqual([])
  const standard = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const rules = `/v1/vpcs/${standard.id}/security-groups/${standard.defaultSecurityGroupId}/rules`
  expect((await api.call(rules)).body.items.length).toBeGreaterThan(0)
})

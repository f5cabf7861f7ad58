/** Deleting what others depend on: taken out of them, or with them. */
import { describe, expect, test } from 'vitest'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { referencesOf } from '../../src/operation/references-of.ts'
import type { Chain } from '../../src/store/chain.ts'
import { type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'
import { examplesIn } from '../support/examples.ts'

async function start() {
  const api = testApi()
  const here = await vpcWithSubnet(api)
  const drop = (path: string, headers: Record<string, string> = {}) =>
    api.call(path, { method: 'DELETE', headers })
  const get = (path: string) => api.call(path)
  return { api, drop, get, ...here }
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort()

/** Two groups, each of which has a rule that names the other: what Terraform cannot destroy. */
async function entangled() {
  const world = await start()
  const { api, home } = world
  const [web, db] = [
    await api.make(`${home}/security-groups`, { name: 'web' }),
    await api.make(`${home}/security-groups`, { name: 'db' }),
  ]
  const rule = (of: string, peer: string) =>
    api.make(`${home}/security-groups/${of}/rules`, {
      ...{ direction: 'ingress', protocol: 'any', peerSecurityGroupId: peer },
    })
  const webRule = await rule(web.id, db.id)
  const dbRule = await rule(db.id, web.id)
  const path = (group: { id: string }) => `${home}/security-groups/${group.id}`
  return { ...world, web, db, webRule, dbRule, path }
}

test.each(['detach', 'cascade'])('groups that name each other go, with %s', async (way) => {
  const { drop, get, path, web, db, webRule, dbRule } = await entangled()
  expect((await drop(path(web))).body.code).toBe('in_use')
  const { status, body } = await drop(`${path(web)}?${way}=true`)
  expect(status).toBe(200)
  expect(idsOf(body.deleted)).toEqual([web.id, webRule.id, dbRule.id].sort())
  expect(body.changed).toEqual([])
  expect((await get(path(web))).status).toBe(404)
  expect((await get(`${path(db)}/rules`)).body.items).toEqual([])
  expect((await get(path(db))).body.revision).toBe(3)
  expect((await drop(path(db))).status).toBe(204)
})

test('a group is taken out of vNICs and chains, which stay as they are otherwise', async () => {
  const { api, home, subnet, drop, get, vpc } = await start()
  const group = await api.make(`${home}/security-groups`, { name: 'old' })
  const vnic = await api.make(`${home}/vnics`, {
    name: 'web-1',
    subnetId: subnet.id,
    securityGroupIds: [vpc.defaultSecurityGroupId, group.id],
    managedBy: 'manifest:shop',
  })
  const { body } = await drop(`${home}/security-groups/${group.id}?detach=true`)
  const at = `${home}/vnics/${vnic.id}`
  expect(body.changed).toEqual([
    {
      kind: 'vnic',
      id: vnic.id,
      name: 'web-1',
      managedBy: 'manifest:shop',
      relation: 'securityGroupIds',
      href: at,
    },
  ])
  expect(body.deleted).toMatchObject([{ kind: 'securityGroup', id: group.id, name: 'old' }])
  const after = (await get(at)).body
  expect(after).toEqual({
    ...vnic,
    securityGroupIds: [vpc.defaultSecurityGroupId],
    revision: 2,
    updatedAt: after.updatedAt,
  })
})

test('a floating IP loses its target, and the private address that was the target’s', async () => {
  const { api, home, subnet, drop, get } = await start()
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id, addresses: ['10.0.1.9'] })
  const body = { targetId: vnic.id, privateAddress: '10.0.1.9' }
  const ip = await api.make(`${home}/floating-ips`, body)
  expect((await drop(`${home}/vnics/${vnic.id}?detach=true`)).status).toBe(200)
  const after = (await get(`${home}/floating-ips/${ip.id}`)).body
  expect([after.targetId, after.privateAddress, after.address]).toEqual([
    undefined,
    undefined,
    ip.address,
  ])
})

test('routes to what goes are lines of a table and go along; their table moves', async () => {
  const { api, home, subnet, drop, get, vpc } = await start()
  const nat = await api.make(`${home}/nat-gateways`, { subnetId: subnet.id })
  const main = `${home}/route-tables/${vpc.mainRouteTableId}`
  const target = { kind: 'natGateway', id: nat.id }
  const route = await api.make(`${main}/routes`, { destinationCidr: '0.0.0.0/0', target })
  const before = (await get(main)).body.revision
  const { body } = await drop(`${home}/nat-gateways/${nat.id}?detach=true`)
  expect(idsOf(body.deleted)).toEqual([nat.id, route.id].sort())
  expect((await get(main)).body.revision).toBe(before + 1)
})

test('detaching takes no vNIC along: what a subnet holds stays and blocks, a cascade takes it', async () => {
  const { api, home, subnet, drop, get } = await start()
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  const fn = await api.make(`${home}/service-functions`, {
    ingressVnicId: vnic.id,
    egressVnicId: vnic.id,
  })
  const path = `${home}/subnets/${subnet.id}`
  const stuck = await drop(`${path}?detach=true`)
  expect(stuck).toMatchObject({
    status: 409,
    body: { code: 'in_use', blocking: [{ kind: 'vnic', id: vnic.id, relation: 'subnetId' }] },
  })
  expect((await get(path)).status).toBe(200)
  const { body } = await drop(`${path}?cascade=true`)
  expect(body.deleted).toMatchObject(
    [subnet, vnic, fn].map(({ id }) => ({
      id,
      relation: id === subnet.id ? '' : expect.any(String),
    })),
  )
  expect((await get(`${home}/service-functions`)).body.items).toEqual([])
  const again = await api.make(`${home}/subnets`, { name: 'web', cidrs: ['10.0.1.0/24'] })
  expect(again.availableAddresses).toBe(251)
})

test('a VPC goes with all that is in it, and with what reached into it', async () => {
  const { api, home, subnet, vpc, drop, get } = await start()
  const far = await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const link = await api.make('/v1/peerings', { requesterVpcId: vpc.id, accepterVpcId: far.id })
  const farTable = `/v1/vpcs/${far.id}/route-tables/${far.mainRouteTableId}`
  const target = { kind: 'peering', id: link.id }
  const route = await api.make(`${farTable}/routes`, { destinationCidr: '10.0.0.0/16', target })
  const farRules = `/v1/vpcs/${far.id}/security-groups/${far.defaultSecurityGroupId}/rules`
  const rule = await api.make(farRules, {
    ...{ direction: 'ingress', protocol: 'any', peerSecurityGroupId: vpc.defaultSecurityGroupId },
  })
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  expect((await drop(`${home}?detach=true`)).body.code).toBe('in_use')
  const plan = await drop(`${home}?cascade=true&dryRun=true`)
  expect((await get(home)).status).toBe(200)
  const done = await drop(`${home}?cascade=true&plan=${plan.body.plan}`)
  expect(done.body).toEqual(plan.body)
  expect(idsOf(done.body.deleted)).toEqual(
    expect.arrayContaining([vpc, link, route, rule, subnet, vnic].map(({ id }) => id)),
  )
  expect((await get(home)).status).toBe(404)
  expect((await get('/v1/peerings')).body.items).toEqual([])
  expect((await get(`${farTable}/routes`)).body.items).toEqual([])
  expect((await get(farRules)).body.items).toHaveLength(3)
  expect((await drop(`/v1/vpcs/${far.id}`)).status).toBe(204)
})

test('what a VPC falls back to is never taken along, nor is the VPC', async () => {
  const { home, vpc, drop, get } = await start()
  for (const way of ['detach', 'cascade']) {
    const { status, body } = await drop(`${home}/route-tables/${vpc.mainRouteTableId}?${way}=true`)
    expect([status, body.code]).toEqual([409, 'in_use'])
    expect(body.blocking).toMatchObject([{ id: vpc.id, relation: 'mainRouteTableId' }])
  }
  expect((await get(home)).status).toBe(200)
})

test('a plan that was seen is carried out exactly, or not at all', async () => {
  const { api, drop, get, path, web, db } = await entangled()
  const { plan } = (await drop(`${path(web)}?cascade=true&dryRun=true`)).body
  expect(plan).toMatch(/^[0-9a-f]{16}$/)
  const rules = `${path(db)}/rules`
  const rule = await api.make(rules, {
    ...{ direction: 'egress', protocol: 'any', peerSecurityGroupId: web.id },
  })
  const stale = await drop(`${path(web)}?cascade=true&plan=${plan}`)
  expect(stale).toMatchObject({ status: 409, body: { code: 'plan_stale' } })
  expect((await get(path(web))).status).toBe(200)
  await drop(`${rules}/${rule.id}`)
  const edited = await drop(`${path(web)}?cascade=true&plan=${plan}`)
  expect([edited.status, edited.body.code]).toEqual([200, undefined])
})

test('a plan is of revisions too: what was changed since is not deleted unseen', async () => {
  const { api, drop, path, web, webRule } = await entangled()
  const { plan } = (await drop(`${path(web)}?cascade=true&dryRun=true`)).body
  const body = { description: 'no longer what was seen' }
  await api.call(`${path(web)}/rules/${webRule.id}`, { method: 'PATCH', body })
  expect((await drop(`${path(web)}?cascade=true&plan=${plan}`)).body.code).toBe('plan_stale')
})

test('conditions and keys hold as for any deletion', async () => {
  const { drop, path, web } = await entangled()
  const late = await drop(`${path(web)}?cascade=true`, { 'if-match': '"r1"' })
  expect([late.status, late.body.code]).toEqual([412, 'revision_moved'])
  const key = { 'idempotency-key': 'k-1', 'if-match': '"r2"' }
  const first = await drop(`${path(web)}?cascade=true`, key)
  const again = await drop(`${path(web)}?cascade=true`, key)
  expect([first.status, again.text]).toEqual([200, first.text])
  const other = await drop(`${path(web)}?detach=true`, key)
  expect(other.body.code).toBe('idempotency_key_reused')
})

test.each([
  ['detach=true&cascade=true', 'cascade'],
  ['plan=0123456789abcdef', 'plan'],
  ['cascade=true&plan=everything', 'plan'],
  ['detach=please', 'detach'],
])('?%s is no way to delete', async (query, parameter) => {
  const { drop, path, web, get } = await entangled()
  const { status, body } = await drop(`${path(web)}?${query}`)
  expect([status, body.code, body.errors[0].parameter]).toEqual([
    400,
    'parameter_invalid',
    parameter,
  ])
  expect((await get(path(web))).status).toBe(200)
})

test('somebody else’s network is not there to be planned about', async () => {
  const { api, path, web } = await entangled()
  for (const query of ['detach=true', 'cascade=true', 'cascade=true&dryRun=true']) {
    const call = { method: 'DELETE', tenant: 'other' }
    expect((await api.call(`${path(web)}?${query}`, call)).status).toBe(404)
  }
})

test('more than one transaction can change is refused before it is all looked for', async () => {
  const { api, home, drop, get, subnet } = await start()
  const items = Array.from({ length: 60 }, () => ({ subnetId: subnet.id }))
  for (let i = 0; i < 2; i++) {
    expect((await api.post(`${home}/vnics/batch`, { items })).status).toBe(207)
  }
  const path = `${home}/subnets/${subnet.id}`
  for (const query of ['cascade=true', 'cascade=true&dryRun=true']) {
    const { status, body } = await drop(`${path}?${query}`)
    expect([status, body.code, body.limit]).toEqual([
      409,
      'change_too_large',
      { name: 'actions', limit: 100 },
    ])
  }
  const { body } = await drop(path)
  expect([body.code, body.blockingTruncated, body.suggestions]).toEqual(['in_use', true, undefined])
  expect((await get(path)).body.availableAddresses).toBe(131)
})

test('while somebody adds a dependent, none is left hanging', async () => {
  const { api, drop, get, path, web, db } = await entangled()
  const [gone, added] = await Promise.all([
    drop(`${path(web)}?cascade=true`),
    api.post(`${path(db)}/rules`, {
      ...{ direction: 'egress', protocol: 'any', peerSecurityGroupId: web.id },
    }),
  ])
  expect(gone.status).toBe(200)
  expect([201, 422]).toContain(added.status)
  expect((await get(`${path(db)}/rules`)).body.items).toEqual([])
})

const kinds = API_KINDS.filter(({ name }) => name !== 'fabric').map(({ name }) => [name] as const)

/** Mentions that lead nowhere, of all that the tenant has. */
async function hanging(api: TestApi): Promise<string[]> {
  const load = async (chain: Chain) => {
    const state = await api.store.load(tenantScope('acme'), chain)
    if (!state.ok) throw new Error(state.error.kind)
    return [...state.value.resources.values()]
  }
  const own = [...(await load({ kind: 'platform' })), ...(await load({ kind: 'tenant' }))]
  const vpcs = own.filter(({ kind }) => kind === 'vpc')
  const inVpcs = await Promise.all(vpcs.map(({ id }) => load({ kind: 'vpc', vpcId: id })))
  const all = [...own, ...inVpcs.flat()]
  const ids = new Set(['fab_default', ...all.map(({ id }) => id)])
  return all.flatMap((one) =>
    referencesOf(kindNamed(one.kind), one)
      .filter(({ id }) => !ids.has(id))
      .map(({ relation, id }) => `${one.id}.${relation} ${id}`),
  )
}

describe.each(kinds)('a %s that others depend on', (kind) => {
  async function world() {
    const api = testApi()
    const examples = examplesIn(api)
    for (const { name } of API_KINDS) await examples.make(name)
    const { itemPath } = await examples.make(kind)
    const drop = (query: string) => api.call(`${itemPath}?${query}`, { method: 'DELETE' })
    return { api, drop, itemPath }
  }

  test('goes with a cascade as planned, and leaves nothing hanging', async () => {
    const { api, drop } = await world()
    const plan = await drop('cascade=true&dryRun=true')
    const done = await drop('cascade=true')
    expect(done.status).toBe(200)
    expect(done.body).toEqual(plan.body)
    for (const { href } of done.body.deleted) expect((await api.call(href)).status).toBe(404)
    for (const { href } of done.body.changed) expect((await api.call(href)).status).toBe(200)
    expect(await hanging(api)).toEqual([])
  })

  test('is taken out of them and goes, or stays with all of them', async () => {
    const { api, drop, itemPath } = await world()
    const before = await hanging(api)
    const { status, body } = await drop('detach=true')
    expect([200, 409]).toContain(status)
    expect((await api.call(itemPath)).status).toBe(status === 200 ? 404 : 200)
    if (status === 409) expect(body.code).toBe('in_use')
    expect([before, await hanging(api)]).toEqual([[], []])
  })
})

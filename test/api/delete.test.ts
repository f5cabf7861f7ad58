/** What a deletion takes along, and what stands in its way. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

async function start() {
  const api = testApi()
  const here = await vpcWithSubnet(api)
  const drop = (path: string) => api.call(path, { method: 'DELETE' })
  return { api, drop, ...here }
}

test('a parent goes with its children', async () => {
  const { api, drop, home } = await start()
  const table = await api.make(`${home}/route-tables`, {})
  const routes = `${home}/route-tables/${table.id}/routes`
  const route = await api.make(routes, {
    destinationCidr: '192.0.2.0/24',
    target: { kind: 'blackhole' },
  })
  expect((await drop(`${home}/route-tables/${table.id}`)).status).toBe(204)
  expect((await api.call(`${routes}/${route.id}`)).status).toBe(404)
  expect((await api.call(routes)).status).toBe(404)
})

test('everybody who depends is named, with the member by which', async () => {
  const { api, drop, home, subnet } = await start()
  const nat = await api.make(`${home}/nat-gateways`, { name: 'out', subnetId: subnet.id })
  const vnic = await api.make(`${home}/vnics`, { name: 'fw', subnetId: subnet.id })
  const table = await api.make(`${home}/route-tables`, {})
  const route = await api.make(`${home}/route-tables/${table.id}/routes`, {
    destinationCidr: '0.0.0.0/0',
    target: { kind: 'natGateway', id: nat.id },
  })
  const inUse = await drop(`${home}/subnets/${subnet.id}`)
  expect([inUse.status, inUse.body.code]).toEqual([409, 'in_use'])
  expect(inUse.body.blocking).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'natGateway',
        id: nat.id,
        name: 'out',
        relation: 'subnetId',
      }),
      expect.objectContaining({ kind: 'vnic', id: vnic.id, name: 'fw', relation: 'subnetId' }),
    ]),
  )
  expect((await drop(`${home}/nat-gateways/${nat.id}`)).body.blocking).toEqual([
    expect.objectContaining({ kind: 'route', id: route.id, relation: 'target' }),
  ])
  const sfn = await api.make(`${home}/service-functions`, {
    ingressVnicId: vnic.id,
    egressVnicId: vnic.id,
  })
  const hop = await api.make(`${home}/service-function-groups`, { serviceFunctionIds: [sfn.id] })
  const chain = await api.make(`${home}/service-chains`, {
    priority: 1,
    hops: [{ serviceFunctionGroupId: hop.id }],
  })
  expect((await drop(`${home}/vnics/${vnic.id}`)).body.blocking).toEqual([
    expect.objectContaining({ kind: 'serviceFunction', id: sfn.id, relation: 'ingressVnicId' }),
    expect.objectContaining({ kind: 'serviceFunction', id: sfn.id, relation: 'egressVnicId' }),
  ])
  expect((await drop(`${home}/service-functions/${sfn.id}`)).body.blocking).toEqual([
    expect.objectContaining({
      kind: 'serviceFunctionGroup',
      id: hop.id,
      relation: 'serviceFunctionIds',
    }),
  ])
  expect((await drop(`${home}/service-function-groups/${hop.id}`)).body.blocking).toEqual([
    expect.objectContaining({
      kind: 'serviceChain',
      id: chain.id,
      relation: 'hops.serviceFunctionGroupId',
    }),
  ])
})

test('a group that rules of others refer to stays, its own rules do not count', async () => {
  const { api, drop, home } = await start()
  const web = await api.make(`${home}/security-groups`, { name: 'web' })
  const db = await api.make(`${home}/security-groups`, { name: 'db' })
  const peer = { direction: 'ingress', protocol: 'any', peerSecurityGroupId: web.id }
  await api.make(`${home}/security-groups/${web.id}/rules`, peer)
  const rule = await api.make(`${home}/security-groups/${db.id}/rules`, peer)
  expect((await drop(`${home}/security-groups/${web.id}`)).body.blocking).toEqual([
    expect.objectContaining({
      kind: 'securityGroupRule',
      id: rule.id,
      relation: 'peerSecurityGroupId',
    }),
  ])
  await drop(`${home}/security-groups/${db.id}/rules/${rule.id}`)
  expect((await drop(`${home}/security-groups/${web.id}`)).status).toBe(204)
})

test('what a VPC falls back to is not deleted alone, and can be exchanged', async () => {
  const { api, drop, home, vpc } = await start()
  const main = `${home}/route-tables/${vpc.mainRouteTableId}`
  expect((await drop(main)).body.blocking).toEqual([
    expect.objectContaining({
      kind: 'vpc',
      id: vpc.id,
      name: 'blue',
      relation: 'mainRouteTableId',
    }),
  ])
  const other = await api.make(`${home}/route-tables`, { name: 'other' })
  await api.call(home, { method: 'PATCH', body: { mainRouteTableId: other.id } })
  expect((await drop(main)).status).toBe(204)
})

test('a VPC in which something is left stays, and names each once', async () => {
  const { api, drop, home, subnet } = await start()
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  const { status, body } = await drop(home)
  expect([status, body.code, body.blockingTruncated]).toEqual([409, 'in_use', false])
  expect(body.blocking.map(({ id }: { id: string }) => id).sort()).toEqual(
    [subnet.id, vnic.id].sort(),
  )
})

test('references reach over a peering, and hold it and the far group', async () => {
  const { api, drop, home, vpc } = await start()
  const far = await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const farHome = `/v1/vpcs/${far.id}`
  const farGroup = await api.make(`${farHome}/security-groups`, {})
  const group = await api.make(`${home}/security-groups`, {})
  const rules = `${home}/security-groups/${group.id}/rules`
  const peer = { direction: 'ingress', protocol: 'any', peerSecurityGroupId: farGroup.id }
  expect((await api.post(rules, peer)).body.code).toBe('reference_dangling')
  const link = await api.make('/v1/peerings', { requesterVpcId: vpc.id, accepterVpcId: far.id })
  const rule = await api.make(rules, peer)
  const blocking = [
    expect.objectContaining({
      kind: 'securityGroupRule',
      id: rule.id,
      relation: 'peerSecurityGroupId',
    }),
  ]
  expect((await drop(`${farHome}/security-groups/${farGroup.id}`)).body.blocking).toEqual(blocking)
  expect((await drop(`/v1/peerings/${link.id}`)).body.blocking).toEqual(blocking)
  expect((await drop(farHome)).body.blocking).toContainEqual(
    expect.objectContaining({
      kind: 'peering',
      id: link.id,
      relation: 'accepterVpcId',
      href: `/v1/peerings/${link.id}`,
    }),
  )
  await drop(`${rules}/${rule.id}`)
  expect((await drop(`/v1/peerings/${link.id}`)).status).toBe(204)
})

test('a prefix list stays while a rule or a route of any VPC refers to it', async () => {
  const { api, drop, home } = await start()
  const list = await api.make('/v1/prefix-lists', { entries: [{ cidr: '192.0.2.0/24' }] })
  const far = await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const group = await api.make(`${home}/security-groups`, {})
  const rules = `${home}/security-groups/${group.id}/rules`
  const routes = `/v1/vpcs/${far.id}/route-tables/${far.mainRouteTableId}/routes`
  const peer = { direction: 'egress', protocol: 'any', peerPrefixListId: list.id }
  const rule = await api.make(rules, peer)
  const target = { kind: 'blackhole' }
  const route = await api.make(routes, { destinationPrefixListId: list.id, target })
  const inUse = await drop(`/v1/prefix-lists/${list.id}`)
  expect([inUse.status, inUse.body.code]).toEqual([409, 'in_use'])
  expect(inUse.body.blocking).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'securityGroupRule',
        id: rule.id,
        relation: 'peerPrefixListId',
      }),
      expect.objectContaining({ kind: 'route', id: route.id, relation: 'destinationPrefixListId' }),
    ]),
  )
  await drop(`${rules}/${rule.id}`)
  await drop(`${routes}/${route.id}`)
  expect((await drop(`/v1/prefix-lists/${list.id}`)).status).toBe(204)
})

test('a change that fits no transaction is refused whole', async () => {
  const { api, drop, home } = await start()
  const table = await api.make(`${home}/route-tables`, {})
  for (let i = 0; i < 100; i++) {
    await api.make(`${home}/route-tables/${table.id}/routes`, {
      destinationCidr: `192.0.2.${i}/32`,
      target: { kind: 'blackhole' },
    })
  }
  const { status, body } = await drop(`${home}/route-tables/${table.id}`)
  expect([status, body.code, body.limit.limit]).toEqual([409, 'change_too_large', 100])
})

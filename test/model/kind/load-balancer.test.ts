import { expect, test } from 'vitest'
import { loadBalancer } from '../../../src/model/kind/load-balancer.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { tenantScope } from '../../../src/model/tenant-scope.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'
import { made, network } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = {
    vpcId: 'vpc_a',
    nodes: [{ id: 'n1', subnetId: 'sub_1', addresses: ['10.0.1.9'] }],
  }
  expect(read(loadBalancer, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(
    read(loadBalancer, {
      vpcId: 'vpc_a',
      nodes: [{ id: 'n1', subnetId: 'sub_1', addresses: ['10.0.1'] }],
    }),
  ).toEqual({ ok: false, error: ['/nodes/0/addresses/0 address_malformed'] })
  expect(read(loadBalancer, { vpcId: 'vpc_a', nodes: [] })).toEqual({
    ok: false,
    error: ['/nodes too_few_items'],
  })
})

const node = (id: string, ...addresses: string[]) => ({ id, subnetId: 'sub_1', addresses })
const lists = {
  subnets: [made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24'] })],
  vnics: [made(vnic, { id: 'vnic_1', subnetId: 'sub_1', addresses: ['10.0.1.10'] })],
  loadBalancers: [made(loadBalancer, { id: 'lb_other', nodes: [node('n9', '10.0.1.11')] })],
}
const problemOf = (...nodes: ReturnType<typeof node>[]) =>
  loadBalancer.check?.(
    network(lists),
    undefined,
    made(loadBalancer, { id: 'lb_1', vpcId: 'vpc_a', nodes }),
  )

test('its nodes own addresses as vNICs do', () => {
  expect(problemOf(node('n1', '10.0.1.9'), node('n2', '10.0.1.8'))).toBe(undefined)
  expect(problemOf(node('n1', '10.0.1.9'), node('n2', '10.0.2.9'))).toMatchObject({
    code: 'address_outside_subnet',
    errors: [{ pointer: '/nodes/1/addresses/0' }],
  })
  expect(problemOf(node('n1', '10.0.1.3'))?.code).toBe('address_reserved')
  expect(problemOf(node('n1', '10.0.1.9'), node('n2', '10.0.1.9'))).toMatchObject({
    code: 'address_taken',
    errors: [{ pointer: '/nodes/1/addresses/0' }],
  })
  expect(problemOf(node('n1', '10.0.1.10'))?.more).toEqual({
    conflict: { with: 'vnic_1', kind: 'vnic' },
  })
  expect(problemOf(node('n1', '10.0.1.11'))?.more).toEqual({
    conflict: { with: 'lb_other', kind: 'loadBalancer' },
  })
})

async function balanced() {
  const api = testApi()
  const { home, subnet: web } = await vpcWithSubnet(api)
  const db = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/24'] })
  const balancer = await api.make(`${home}/load-balancers`, {
    name: 'front',
    managedBy: 'manifest:shop',
    nodes: [{ subnetId: web.id }, { subnetId: db.id, addresses: ['10.0.2.9'] }],
  })
  const path = `${home}/load-balancers/${balancer.id}`
  const patch = (body: object) => api.call(path, { method: 'PATCH', body })
  const nodes = (list: object[]) => patch({ nodes: list })
  return { api, home, web, db, balancer, path, patch, nodes }
}

test('what a node leaves out is chosen, claimed, and nobody else gets it', async () => {
  const { api, home, web, db, balancer } = await balanced()
  const [first, second] = balancer.nodes
  expect(first).toEqual({
    id: expect.stringMatching(/^lbn_/),
    subnetId: web.id,
    addresses: [expect.stringMatching(/^10\.0\.1\./)],
  })
  expect(second).toMatchObject({ subnetId: db.id, addresses: ['10.0.2.9'] })
  for (const { subnetId, addresses } of balancer.nodes) {
    const rival = await api.post(`${home}/vnics`, { subnetId, addresses })
    expect(rival.body).toMatchObject({
      code: 'address_taken',
      conflict: { with: balancer.id, kind: 'loadBalancer' },
    })
  }
  const subnets = (await api.call(`${home}/subnets`)).body.items
  const available = subnets.map((one: { availableAddresses: number }) => one.availableAddresses)
  expect(available).toEqual([250, 250])
})

test('two nodes in one subnet get two addresses, and named ones are not chosen', async () => {
  const { api, home } = await balanced()
  const small = await api.make(`${home}/subnets`, { cidrs: ['10.0.4.0/29'] })
  const { body } = await api.post(`${home}/load-balancers`, {
    nodes: [
      { subnetId: small.id },
      { subnetId: small.id, addresses: ['10.0.4.5'] },
      { subnetId: small.id },
    ],
  })
  const addresses = body.nodes.flatMap((one: { addresses: string[] }) => one.addresses)
  expect(addresses.sort()).toEqual(['10.0.4.4', '10.0.4.5', '10.0.4.6'])
  const full = await api.post(`${home}/load-balancers`, { nodes: [{ subnetId: small.id }] })
  expect(full.body).toMatchObject({
    code: 'subnet_exhausted',
    errors: [{ pointer: '/nodes/0/subnetId' }],
  })
})

test('a node that stays keeps its id and addresses; one that goes gives them back', async () => {
  const { api, home, web, db, balancer, nodes } = await balanced()
  const [first, second] = balancer.nodes
  expect((await nodes(balancer.nodes)).body.revision).toBe(1)
  const same = await nodes([{ subnetId: web.id }, { subnetId: db.id }])
  expect(same.body).toMatchObject({ revision: 1, nodes: balancer.nodes })
  const alone = await nodes([{ id: second.id, subnetId: db.id }])
  expect(alone.body).toMatchObject({ revision: 2, nodes: [second] })
  const freed = await api.post(`${home}/vnics`, { subnetId: web.id, addresses: first.addresses })
  expect(freed.body).toMatchObject({ code: 'address_taken', freeInS: expect.any(Number) })
  const again = (await nodes([second, { subnetId: web.id }])).body.nodes
  expect(again[0]).toEqual(second)
  expect(again[1].id).not.toBe(first.id)
  expect(again[1].addresses).not.toEqual(first.addresses)
})

test('a node gets other addresses in place, and the old ones go', async () => {
  const { api, home, db, balancer, nodes } = await balanced()
  const [first, second] = balancer.nodes
  const moved = await nodes([first, { ...second, addresses: ['10.0.2.77'] }])
  expect(moved.body.nodes[1]).toEqual({ ...second, addresses: ['10.0.2.77'] })
  const taken = await api.post(`${home}/vnics`, { subnetId: db.id, addresses: ['10.0.2.77'] })
  expect(taken.body.conflict).toEqual({ with: balancer.id, kind: 'loadBalancer' })
  const cooling = await nodes([first, { ...second, addresses: ['10.0.2.77', '10.0.2.9'] }])
  expect(cooling.body).toMatchObject({
    code: 'address_taken',
    freeInS: expect.any(Number),
    errors: [{ pointer: '/nodes/1/addresses/1', value: '10.0.2.9' }],
  })
})

test('ids of nodes are ours, and a node does not move', async () => {
  const { api, home, web, db, balancer, nodes } = await balanced()
  const [first] = balancer.nodes
  expect((await nodes([{ id: 'mine', subnetId: web.id }])).body).toMatchObject({
    code: 'read_only_field',
    errors: [{ pointer: '/nodes/0/id' }],
  })
  expect((await nodes([first, first])).body.code).toBe('read_only_field')
  expect((await nodes([{ ...first, subnetId: db.id }])).body).toMatchObject({
    code: 'immutable_field',
    errors: [{ pointer: '/nodes/0/subnetId' }],
  })
  const made = await api.post(`${home}/load-balancers`, { nodes: [{ id: 'x', subnetId: web.id }] })
  expect(made.body.code).toBe('read_only_field')
})

test('complaint 10: whoever stands in a subnet is named, with who keeps it', async () => {
  const { api, home, web, balancer } = await balanced()
  const nat = await api.make(`${home}/nat-gateways`, { name: 'out', subnetId: web.id })
  const endpoint = await api.make(`${home}/service-endpoints`, {
    name: 'store',
    managedBy: 'controller:store',
    type: 'interface',
    serviceName: 'com.example.store',
    interfaces: [{ subnetId: web.id }],
  })
  const kept = await api.call(`${home}/subnets/${web.id}`, { method: 'DELETE' })
  expect(kept.status).toBe(409)
  expect(kept.body.blocking).toHaveLength(3)
  expect(kept.body.blocking).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'loadBalancer',
        id: balancer.id,
        name: 'front',
        managedBy: 'manifest:shop',
        relation: 'nodes.subnetId',
      }),
      expect.objectContaining({ kind: 'natGateway', id: nat.id, name: 'out' }),
      expect.objectContaining({
        kind: 'serviceEndpoint',
        id: endpoint.id,
        managedBy: 'controller:store',
        relation: 'interfaces.subnetId',
      }),
    ]),
  )
})

test('an address that a floating IP leads to stays', async () => {
  const { api, home, balancer, path, nodes } = await balanced()
  const [first, second] = balancer.nodes
  const body = { targetId: balancer.id, privateAddress: second.addresses[0] }
  const explicit = await api.make(`${home}/floating-ips`, body)
  expect((await nodes([first])).body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'floatingIp', id: explicit.id, relation: 'privateAddress' }],
  })
  const implied = await api.make(`${home}/floating-ips`, { targetId: balancer.id })
  expect((await nodes([second])).body).toMatchObject({ blocking: [{ id: implied.id }] })
  const foreign = await api.post(`${home}/floating-ips`, { ...body, privateAddress: '10.0.2.50' })
  expect(foreign.body.code).toBe('private_address_foreign')
  expect((await api.call(path, { method: 'DELETE' })).body.code).toBe('in_use')
})

test('without its subnet a balancer loses a node, and gives back what that held', async () => {
  const { api, home, db, path, balancer } = await balanced()
  const gone = await api.call(`${home}/subnets/${db.id}?detach=true`, { method: 'DELETE' })
  expect(gone).toMatchObject({ status: 200, body: { changed: [{ id: balancer.id }] } })
  expect((await api.call(path)).body.nodes).toEqual([balancer.nodes[0]])
  const pool = { kind: 'address', vpcId: balancer.vpcId, subnetId: db.id } as const
  const claims = await api.store.claims(tenantScope('acme'), pool)
  expect(claims.ok && claims.value).toMatchObject([
    { value: '10.0.2.9', freeAtMs: expect.any(Number) },
  ])
})

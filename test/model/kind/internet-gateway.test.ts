import { expect, test } from 'vitest'
import { internetGateway } from '../../../src/model/kind/internet-gateway.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a VPC has one', () => {
  const there = made(internetGateway, { id: 'igw_0', vpcId: 'vpc_a' })
  const one = network({ internetGateways: [there] })
  expect(refusalOf(internetGateway, { id: 'igw_1', vpcId: 'vpc_a' }, one)).toBe(
    'internet_gateway_exists',
  )
  expect(refusalOf(internetGateway, { id: 'igw_1', vpcId: 'vpc_b' }, one)).toBe(undefined)
})

test('a table becomes a gateway table only if it can, and then stays one', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  const table = await api.make(`${home}/route-tables`, {})
  const routes = `${home}/route-tables/${table.id}/routes`
  const target = { kind: 'vnic', id: vnic.id }
  const inspected = await api.make(routes, { destinationCidr: '10.0.1.0/24', target })
  const beyond = await api.make(routes, { destinationCidr: '192.0.2.0/24', target })
  const gateway = { routeTableId: table.id }
  const refused = await api.post(`${home}/internet-gateways`, gateway)
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'gateway_route_wrong', conflict: { with: beyond.id, kind: 'route' } },
  })
  await api.call(`${routes}/${beyond.id}`, { method: 'DELETE' })
  const { id } = await api.make(`${home}/internet-gateways`, gateway)
  const later = await api.post(routes, { destinationCidr: '192.0.2.0/24', target })
  expect(later.body.code).toBe('gateway_route_wrong')
  const patch = { target: { kind: 'blackhole', id: null } }
  expect(
    (await api.call(`${routes}/${inspected.id}`, { method: 'PATCH', body: patch })).status,
  ).toBe(200)
  const kept = await api.call(`${home}/route-tables/${table.id}`, { method: 'DELETE' })
  expect(kept.body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'internetGateway', id, relation: 'routeTableId' }],
  })
})

import { expect, test } from 'vitest'
import { serviceEndpoint } from '../../../src/model/kind/service-endpoint.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'
import { made, network } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = {
    vpcId: 'vpc_a',
    type: 'interface',
    serviceName: 'storage',
    interfaces: [{ id: 'i1', subnetId: 'sub_1', addresses: ['10.0.1.9'] }],
  }
  expect(read(serviceEndpoint, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(serviceEndpoint, { vpcId: 'vpc_a', type: 'door' })).toEqual({
    ok: false,
    error: ['/type not_one_of', '/serviceName missing_field'],
  })
})

test('a gateway endpoint stands nowhere', () => {
  const interfaces = [{ id: 'i1', subnetId: 'sub_1', addresses: ['10.0.1.9'] }]
  const there = network({
    subnets: [made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24'] })],
  })
  const code = (given: object) =>
    serviceEndpoint.check?.(
      there,
      undefined,
      made(serviceEndpoint, { id: 'sep_1', vpcId: 'vpc_a', serviceName: 'storage', ...given }),
    )?.code
  expect(code({ type: 'gateway' })).toBe(undefined)
  expect(code({ type: 'gateway', interfaces })).toBe('endpoint_member_wrong')
  expect(code({ type: 'gateway', securityGroupIds: ['sg_1'] })).toBe('endpoint_member_wrong')
  expect(code({ type: 'interface', interfaces })).toBe(undefined)
  expect(code({ type: 'inspection', interfaces, securityGroupIds: ['sg_1'] })).toBe(undefined)
})

test('its interfaces come and go with addresses of their own, in both families', async () => {
  const api = testApi()
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16', '2001:db8::/56'] })
  const home = `/v1/vpcs/${vpc.id}`
  const cidrs = ['10.0.1.0/24', '2001:db8:0:1::/64']
  const dual = await api.make(`${home}/subnets`, { cidrs })
  const endpoint = await api.make(`${home}/service-endpoints`, {
    type: 'interface',
    serviceName: 'com.example.storage',
    interfaces: [{ subnetId: dual.id }],
  })
  const [{ id, addresses }] = endpoint.interfaces
  expect(id).toMatch(/^sei_/)
  expect(addresses).toEqual([
    expect.stringMatching(/^10\.0\.1\./),
    expect.stringMatching(/^2001:db8:0:1:/),
  ])
  const path = `${home}/service-endpoints/${endpoint.id}`
  const emptied = await api.call(path, { method: 'PATCH', body: { interfaces: [] } })
  expect(emptied.body.interfaces).toEqual([])
  expect((await api.call(`${home}/subnets/${dual.id}`, { method: 'DELETE' })).status).toBe(204)
})

test('an inspection endpoint is a next hop, and stays while a route leads to it', async () => {
  const api = testApi()
  const { home, vpc, subnet: web } = await vpcWithSubnet(api)
  const body = { serviceName: 'com.example.inspect', interfaces: [{ subnetId: web.id }] }
  const make = (type: string) => api.make(`${home}/service-endpoints`, { ...body, type })
  const [inspection, plain] = [await make('inspection'), await make('interface')]
  const routes = `${home}/route-tables/${vpc.mainRouteTableId}/routes`
  const to = ({ id }: { id: string }) => ({
    destinationCidr: '192.0.2.0/24',
    target: { kind: 'serviceEndpoint', id },
  })
  expect((await api.post(routes, to(plain))).body.code).toBe('route_target_wrong')
  const route = await api.make(routes, to(inspection))
  const kept = await api.call(`${home}/service-endpoints/${inspection.id}`, { method: 'DELETE' })
  expect(kept.body).toMatchObject({ code: 'in_use', blocking: [{ kind: 'route', id: route.id }] })
})

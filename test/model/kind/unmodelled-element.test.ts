import { expect, test } from 'vitest'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { unmodelledElement } from '../../../src/model/kind/unmodelled-element.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', type: 'firewall', subnetId: 'sub_1', addresses: ['10.0.1.9'] }
  expect(read(unmodelledElement, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(unmodelledElement, { type: '1st', addresses: ['10.0.1'] })).toEqual({
    ok: false,
    error: ['/type pattern_mismatch', '/addresses/0 address_malformed'],
  })
})

test('what has addresses stands in a subnet, and owns them there', () => {
  const there = network({
    subnets: [made(subnet, { id: 'sub_1', vpcId: 'vpc_a', cidrs: ['10.0.1.0/24'] })],
  })
  const code = (given: object) =>
    refusalOf(unmodelledElement, { id: 'unm_1', vpcId: 'vpc_a', type: 'firewall', ...given }, there)
  expect(code({})).toBe(undefined)
  expect(code({ addresses: ['10.0.1.9'] })).toBe('missing_field')
  expect(code({ subnetId: 'sub_1', addresses: ['10.0.1.9'] })).toBe(undefined)
  expect(code({ subnetId: 'sub_1', addresses: ['10.0.2.9'] })).toBe('address_outside_subnet')
})

test('a path to it is unknown and names it; its address is nobody else’s; its subnet stays', async () => {
  const api = testApi()
  const { home, subnet: web, vpc } = await vpcWithSubnet(api)
  const body = { name: 'old-fw', type: 'firewall', subnetId: web.id, addresses: ['10.0.1.9'] }
  const element = await api.make(`${home}/unmodelled-elements`, body)
  const vnic = await api.make(`${home}/vnics`, { subnetId: web.id, name: 'web-1' })
  const rival = await api.post(`${home}/vnics`, { subnetId: web.id, addresses: ['10.0.1.9'] })
  expect(rival.body).toMatchObject({
    code: 'address_taken',
    conflict: { with: element.id, kind: 'unmodelledElement' },
  })
  const question = { from: vnic.id, to: `${vpc.id}/10.0.1.9`, protocol: 'tcp', port: 443 }
  const answer = await api.post('/v1/traces', question)
  expect(answer.body).toMatchObject({ verdict: 'unknown' })
  expect(answer.text).toContain(element.id)
  const kept = await api.call(`${home}/subnets/${web.id}`, { method: 'DELETE' })
  expect(kept.body.blocking).toContainEqual(
    expect.objectContaining({ kind: 'unmodelledElement', id: element.id, relation: 'subnetId' }),
  )
})

test('a route may lead to it, and to what has no resource at all', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const routes = `${home}/route-tables/${vpc.mainRouteTableId}/routes`
  const element = await api.make(`${home}/unmodelled-elements`, { type: 'carrierGateway' })
  const to = (id: string) => ({ kind: 'unmodelled', id })
  const route = await api.make(routes, {
    destinationCidr: '192.0.2.0/24',
    target: to(element.id),
  })
  await api.make(routes, { destinationCidr: '198.51.100.0/24', target: to('cagw-0123') })
  const kept = await api.call(`${home}/unmodelled-elements/${element.id}`, { method: 'DELETE' })
  expect(kept.body).toMatchObject({ code: 'in_use', blocking: [{ kind: 'route', id: route.id }] })
})

import { expect, test } from 'vitest'
import { endpointGroup } from '../../../src/model/kind/endpoint-group.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'

const web = { in: { key: 'tier', values: ['web'] } }

test('a whole one is read as it is', () => {
  const whole = { vpcId: 'vpc_a', selector: { and: [web, { not: { exists: 'retired' } }] } }
  expect(read(endpointGroup, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named, however deep', () => {
  const selector = { and: [{ in: { key: 'tier', values: [7] } }, { exist: 'retired' }] }
  expect(read(endpointGroup, { vpcId: 'vpc_a', selector })).toEqual({
    ok: false,
    error: ['/selector/and/0/in/values/0 wrong_type', '/selector/and/1/exist unknown_field'],
  })
  expect(read(endpointGroup, { vpcId: 'vpc_a' })).toEqual({
    ok: false,
    error: ['/selector missing_field'],
  })
})

test('a patch is merged, and what comes out is a selector or nothing is changed', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const { id } = await api.make(`${home}/endpoint-groups`, { selector: web })
  const patch = async (selector: unknown) => {
    const body = { selector }
    return api.call(`${home}/endpoint-groups/${id}`, { method: 'PATCH', body })
  }
  const wider = await patch({ in: { values: ['web', 'app'] } })
  expect(wider.body.selector).toEqual({ in: { key: 'tier', values: ['web', 'app'] } })
  const both = await patch({ exists: 'tier' })
  expect(both).toMatchObject({
    status: 422,
    body: { code: 'selector_not_one', errors: [{ pointer: '/selector' }] },
  })
  expect(both.body.detail).toContain('null takes a member away')
  expect((await patch({ and: [{ exists: '' }], in: null })).body.errors).toMatchObject([
    { pointer: '/selector/and/0/exists', code: 'pattern_mismatch' },
  ])
  expect((await patch({ exists: 'tier', in: null })).body.selector).toEqual({ exists: 'tier' })
  expect((await patch(null)).body.code).toBe('wrong_type')
})

test('a group that a rule refers to stays, also where the rule is in a linked VPC', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const far = await api.make('/v1/vpcs', { cidrs: ['10.1.0.0/16'] })
  const group = await api.make(`${home}/endpoint-groups`, { selector: web })
  const peer = { direction: 'ingress', protocol: 'any', peerEndpointGroupId: group.id }
  const rules = (of: typeof vpc) =>
    `/v1/vpcs/${of.id}/security-groups/${of.defaultSecurityGroupId}/rules`
  expect((await api.post(rules(far), peer)).body.code).toBe('reference_dangling')
  const link = await api.make('/v1/peerings', { requesterVpcId: vpc.id, accepterVpcId: far.id })
  const rule = await api.make(rules(far), peer)
  const drop = (path: string) => api.call(path, { method: 'DELETE' })
  const blocking = [{ kind: 'securityGroupRule', id: rule.id, relation: 'peerEndpointGroupId' }]
  expect((await drop(`${home}/endpoint-groups/${group.id}`)).body.blocking).toMatchObject(blocking)
  expect((await drop(`/v1/peerings/${link.id}`)).body.blocking).toMatchObject(blocking)
  await drop(`${rules(far)}/${rule.id}`)
  expect((await drop(`${home}/endpoint-groups/${group.id}`)).status).toBe(204)
})

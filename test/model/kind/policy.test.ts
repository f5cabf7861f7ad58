import { expect, test } from 'vitest'
import { policy } from '../../../src/model/kind/policy.ts'
import { SCOPES } from '../../../src/model/operations.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is, and every wrong member is named', () => {
  const whole = { vpcId: 'vpc_a', tier: 'admin', appliesToEndpointGroupIds: ['epg_1'] }
  expect(read(policy, whole)).toEqual({ ok: true, value: whole })
  expect(read(policy, { ...whole, tier: 'app', appliesToSecurityGroupIds: ['epg_1'] })).toEqual({
    ok: false,
    error: ['/tier not_one_of', '/appliesToSecurityGroupIds/0 reference_malformed'],
  })
})

test('the platform tier is written with a scope of its own, and its rules are', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const scopes = SCOPES.filter((scope) => scope !== 'platform-policies:write')
  const policies = `${home}/policies`
  const refused = { status: 403, body: { code: 'scope_missing', scope: 'platform-policies:write' } }
  expect(await api.post(policies, { tier: 'platform' }, { scopes })).toMatchObject(refused)
  expect((await api.post(policies, { tier: 'admin' }, { scopes })).status).toBe(201)
  const { id } = await api.make(policies, { tier: 'platform' })
  const rule = {
    direction: 'ingress',
    priority: 1,
    action: 'deny',
    protocol: 'any',
    peerCidr: '::/0',
  }
  const rules = `${policies}/${id}/rules`
  expect(await api.post(rules, rule, { scopes })).toMatchObject(refused)
  const made = await api.make(rules, rule)
  for (const path of [`${rules}/${made.id}`, `${policies}/${id}`]) {
    expect(await api.call(path, { method: 'DELETE', scopes })).toMatchObject(refused)
    expect((await api.call(path, { scopes })).status).toBe(200)
  }
  expect((await api.call(`${policies}/${id}`, { method: 'DELETE' })).status).toBe(204)
})

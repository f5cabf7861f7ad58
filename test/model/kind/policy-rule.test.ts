import { expect, test } from 'vitest'
import { policy } from '../../../src/model/kind/policy.ts'
import { policyRule } from '../../../src/model/kind/policy-rule.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const rule = (more: object = {}) => ({
  id: 'plr_1',
  vpcId: 'vpc_a',
  policyId: 'pol_1',
  direction: 'ingress',
  priority: 100,
  action: 'deny',
  protocol: 'tcp',
  peerCidr: '0.0.0.0/0',
  ...more,
})

const there = network({
  policies: [
    made(policy, { id: 'pol_1', vpcId: 'vpc_a', tier: 'admin' }),
    made(policy, { id: 'pol_2', vpcId: 'vpc_a', tier: 'admin' }),
    made(policy, { id: 'pol_3', vpcId: 'vpc_a', tier: 'platform' }),
  ],
  policyRules: [made(policyRule, rule({ id: 'plr_0', policyId: 'pol_2' }))],
})

test.each([
  [{}, 'priority_taken'],
  [{ policyId: 'pol_2' }, 'priority_taken'],
  [{ policyId: 'pol_3' }, undefined],
  [{ direction: 'egress' }, undefined],
  [{ priority: 101 }, undefined],
  [{ id: 'plr_0', policyId: 'pol_2' }, undefined],
])('a priority is used once per VPC, tier and direction, across policies: %o %s', (more, code) => {
  expect(refusalOf(policyRule, rule(more), there)).toBe(code)
})

test('the rival is named', () => {
  expect(policyRule.check?.(there, undefined, made(policyRule, rule()))).toMatchObject({
    detail:
      'plr_0 of pol_2 has priority 100 among the ingress rules of the admin tier of vpc_a; each has its own.',
    errors: [{ pointer: '/priority', value: 100 }],
    more: { conflict: { with: 'plr_0', kind: 'policyRule' } },
  })
})

test('a rule has one peer, and means packets that there can be', () => {
  const other = { priority: 1 }
  expect(refusalOf(policyRule, rule({ ...other, peerEndpointGroupId: 'epg_1' }), there)).toBe(
    'peer_not_one',
  )
  expect(refusalOf(policyRule, rule({ ...other, protocol: 'icmpv6' }), there)).toBe('family_wrong')
  expect(refusalOf(policyRule, rule({ ...other, icmpType: 8 }), there)).toBe('icmp_not_applicable')
})

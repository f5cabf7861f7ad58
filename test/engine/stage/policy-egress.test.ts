import { expect, test } from 'vitest'
import { ask, blockersOf, stepsOf, verdict, words } from '../../support/ask.ts'
import {
  endpointGroup,
  group,
  network,
  type Part,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { policy } from '../../support/network-beyond.ts'

/** `web` and `db` in one subnet, in groups that let everything through. */
const ruled = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { tags: { tier: 'web' } }),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { tags: { tier: 'db' } }),
    ...more,
  )

const asked = (...more: readonly Part[]) =>
  verdict(ruled(...more), 'web -> db', 'tcp 443', { family: 4 })

test.each([
  ['egress 1 deny tcp 443 10.0.1.20/32', 'dropped POLICY_DENY'],
  ['egress 1 reject tcp 443 10.0.1.20/32', 'dropped POLICY_REJECT'],
  ['egress 1 deny tcp 444 10.0.1.20/32', 'delivered'],
  ['egress 1 deny tcp 443 10.0.1.21/32', 'delivered'],
  ['egress 1 pass any 0.0.0.0/0', 'delivered'],
  ['egress 1 allow any 0.0.0.0/0', 'delivered'],
])('what a policy says, security groups do not undo: %s', (rule, expected) => {
  expect(asked(policy('pol_1', 'vpc_a', [rule]))).toBe(expected)
})

test('the rule that decided is named, with its policy, tier and priority', () => {
  const answer = ask(
    ruled(policy('pol_1', 'vpc_a', ['egress 7 deny tcp 443 0.0.0.0/0'], { name: 'lockdown' })),
    'web -> db',
    'tcp 443',
    { family: 4 },
  )
  expect(words(answer, 'policyEgress')).toBe(
    'drop [pol_1/egress/7] lockdown, admin tier, priority 7: denies tcp 443 to 0.0.0.0/0',
  )
})

test('a policy is for the members of its groups, of either sort; without any for every vNIC', () => {
  const deny = (more: Parameters<typeof policy>[3]) =>
    asked(
      policy('pol_1', 'vpc_a', ['egress 1 deny any 0.0.0.0/0'], more),
      endpointGroup('epg_web', 'vpc_a', { in: { key: 'tier', values: ['web'] } }),
      endpointGroup('epg_db', 'vpc_a', { in: { key: 'tier', values: ['db'] } }),
    )
  expect(deny({})).toBe('dropped POLICY_DENY')
  expect(deny({ appliesToEndpointGroupIds: ['epg_web'] })).toBe('dropped POLICY_DENY')
  expect(deny({ appliesToEndpointGroupIds: ['epg_db'] })).toBe('delivered')
  expect(deny({ appliesToEndpointGroupIds: ['epg_gone'] })).toBe('delivered')
  expect(deny({ appliesToSecurityGroupIds: ['sg_open'] })).toBe('dropped POLICY_DENY')
  expect(
    deny({ appliesToEndpointGroupIds: ['epg_db'], appliesToSecurityGroupIds: ['sg_open'] }),
  ).toBe('dropped POLICY_DENY')
})

test('peers may be groups of either sort', () => {
  const db = endpointGroup('epg_db', 'vpc_a', { in: { key: 'tier', values: ['db'] } })
  expect(asked(db, policy('pol_1', 'vpc_a', ['egress 1 deny any epg_db']))).toBe(
    'dropped POLICY_DENY',
  )
  const other = group('sg_other', [], { vpcId: 'vpc_a' })
  expect(asked(other, policy('pol_1', 'vpc_a', ['egress 1 deny any sg_other']))).toBe('delivered')
})

test('without port security no policy is asked', () => {
  const bare = ruled(policy('pol_1', 'vpc_a', ['egress 1 deny any 0.0.0.0/0']))
  const vnics = bare.vnics.map((one) => (one.id === 'web' ? { ...one, portSecurity: false } : one))
  expect(verdict({ ...bare, vnics }, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
})

test('a prefix list that is not in the snapshot may hold the other end', () => {
  expect(asked(policy('pol_1', 'vpc_a', ['egress 1 deny any pl_gone']))).toBe(
    'unknown UNKNOWN_UNSUPPORTED',
  )
})

test('explain: all goes on past a refusal, with the other tiers and the groups', () => {
  const shut = ruled(
    policy('pol_1', 'vpc_a', ['egress 1 deny any 0.0.0.0/0'], { tier: 'platform' }),
    policy('pol_2', 'vpc_a', ['egress 1 reject any 0.0.0.0/0']),
    group('sg_none', []),
    vnic('mute', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_none'] }),
  )
  const answer = ask(shut, 'mute -> db', 'tcp 443', { explain: 'all' })
  expect(blockersOf(answer)).toEqual([
    'policyEgress POLICY_DENY',
    'policyEgress POLICY_REJECT',
    'securityGroupEgress SG_EGRESS_NO_RULE',
  ])
})

test('a VPC without policies has no such step', () => {
  const stages = stepsOf(ask(ruled(), 'web -> db', 'tcp 443', { family: 4 })).map(
    ({ stage }) => stage,
  )
  expect(stages.some((stage) => stage.startsWith('policy'))).toBe(false)
})

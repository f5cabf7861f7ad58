import { expect, test } from 'vitest'
import { ask, verdict, words } from '../../support/ask.ts'
import {
  group,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { policy } from '../../support/network-beyond.ts'

/** `web` and `db`, whose group lets nothing in; `free` has no group. */
const ruled = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_1' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_1' }),
    peering('pcx_1', 'vpc_a', 'vpc_b'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    group('sg_db', OPEN_EGRESS, { vpcId: 'vpc_a' }),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('far', 'sub_b', '10.1.1.10'),
    vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ['sg_db'] }),
    vnic('free', 'sub_a', '10.0.1.30', { securityGroupIds: [] }),
    ...more,
  )

const toDb = (...more: readonly Part[]) => verdict(ruled(...more), 'web -> db', 'tcp 443')

test('what a tier before the groups allows, no group is asked about, and answers pass', () => {
  expect(toDb()).toBe('dropped SG_INGRESS_NO_RULE')
  expect(toDb(policy('pol_1', 'vpc_a', ['ingress 1 allow tcp 443 10.0.1.0/24']))).toBe('delivered')
  const reply = policy('pol_2', 'vpc_a', ['egress 1 deny any 10.0.1.10/32'])
  expect(toDb(policy('pol_1', 'vpc_a', ['ingress 1 allow any 10.0.1.0/24']), reply)).toBe(
    'delivered',
  )
})

test('the tiers are asked in order: platform, admin, groups', () => {
  const rule = (tier: 'platform' | 'admin', action: string) =>
    policy(`pol_${tier}`, 'vpc_a', [`ingress 1 ${action} any 0.0.0.0/0`], { tier })
  expect(toDb(rule('platform', 'allow'), rule('admin', 'deny'))).toBe('delivered')
  expect(toDb(rule('platform', 'deny'), rule('admin', 'allow'))).toBe('dropped POLICY_DENY')
  expect(toDb(rule('platform', 'pass'), rule('admin', 'allow'))).toBe('delivered')
  expect(toDb(rule('platform', 'pass'), rule('admin', 'pass'))).toBe('dropped SG_INGRESS_NO_RULE')
})

test('in a tier the lowest priority decides, and pass skips the rest of it', () => {
  const rules = (...texts: string[]) => toDb(policy('pol_1', 'vpc_a', texts))
  expect(rules('ingress 2 deny any 0.0.0.0/0', 'ingress 1 allow any 0.0.0.0/0')).toBe('delivered')
  expect(rules('ingress 1 pass any 0.0.0.0/0', 'ingress 2 allow any 0.0.0.0/0')).toBe(
    'dropped SG_INGRESS_NO_RULE',
  )
})

test('the sender of a rejected packet is told, and the trace says so', () => {
  const answer = ask(
    ruled(policy('pol_1', 'vpc_a', ['ingress 1 reject tcp 443 sg_open'])),
    'web -> db',
    'tcp 443',
  )
  expect(words(answer, 'policyIngress')).toBe(
    'drop [pol_1/ingress/1] pol_1, admin tier, priority 1: rejects tcp 443 from sg_open; the sender gets a TCP reset',
  )
})

test('policies of a VPC are for its own vNICs, whoever the other end is', () => {
  const shut = policy('pol_1', 'vpc_a', ['ingress 1 deny any 0.0.0.0/0'])
  expect(verdict(ruled(shut), 'far -> web', 'tcp 443')).toBe('dropped POLICY_DENY')
  expect(verdict(ruled(shut), 'web -> far', 'tcp 443')).toBe('delivered')
})

test('the baseline tier is for vNICs without a group, before the default of the VPC', () => {
  const baseline = (...rules: string[]) => policy('pol_1', 'vpc_a', rules, { tier: 'baseline' })
  const toFree = (...more: readonly Part[]) => verdict(ruled(...more), 'web -> free', 'tcp 443')
  expect(toFree()).toBe('dropped BASELINE_DENY')
  expect(toFree(baseline('ingress 1 allow tcp 0.0.0.0/0'))).toBe('delivered')
  expect(toFree(baseline('ingress 1 allow udp 0.0.0.0/0'))).toBe('dropped BASELINE_DENY')
  expect(toFree(baseline('ingress 1 deny any 0.0.0.0/0'))).toBe('dropped POLICY_DENY')
  expect(toFree(baseline('ingress 1 pass any 0.0.0.0/0', 'ingress 2 allow any 0.0.0.0/0'))).toBe(
    'dropped BASELINE_DENY',
  )
  expect(toDb(baseline('ingress 1 allow any 0.0.0.0/0'))).toBe('dropped SG_INGRESS_NO_RULE')
})

test('each direction is by itself: a rule for one says nothing about the other', () => {
  const inward = policy('pol_1', 'vpc_a', ['ingress 1 allow any 0.0.0.0/0'], { tier: 'baseline' })
  expect(verdict(ruled(inward), 'web -> free', 'tcp 443')).toBe('delivered')
  expect(verdict(ruled(inward), 'free -> web', 'tcp 443')).toBe('dropped BASELINE_DENY')
})

test('of an established connection the policies are asked again', () => {
  const kept = group('sg_kept', [], { established: 'keep' })
  const db = vnic('kept', 'sub_a', '10.0.1.40', { securityGroupIds: ['sg_kept'] })
  const open = { state: 'established' } as const
  expect(verdict(ruled(kept, db), 'web -> kept', 'tcp 443', open)).toBe('delivered')
  const shut = policy('pol_1', 'vpc_a', ['ingress 1 deny any 0.0.0.0/0'])
  expect(verdict(ruled(kept, db, shut), 'web -> kept', 'tcp 443', open)).toBe('dropped POLICY_DENY')
})

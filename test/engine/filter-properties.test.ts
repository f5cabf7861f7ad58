/** What holds of filters, of every network and every question. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, Leg } from '../../src/engine/index.ts'
import type { SecurityGroupRule } from '../../src/model/kind/security-group-rule.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { answerTo, arbitraryCase } from '../support/arbitrary-question.ts'
import { network, type Part } from '../support/network.ts'
import { policy } from '../support/network-beyond.ts'

const RUNS = { numRuns: 300 }

const stepsOf = (leg: Leg | undefined) =>
  (leg?.hops ?? []).flatMap(({ node, steps }) =>
    steps.map(({ stage, verdict, element, reason }) => ({ node, stage, verdict, element, reason })),
  )

/** All that was decided, and by what; how it is said does not matter. */
const decisionsOf = ({ verdict, reason, branches, otherFamilies }: Answer): unknown => ({
  verdict,
  reason,
  branches: branches.map(({ forward, reply }) => [stepsOf(forward), stepsOf(reply)]),
  otherFamilies: otherFamilies.map(decisionsOf),
})

/**
 * Each vNIC is in the group of its VPC, if that has one, and where a rule would let everybody
 * through it lets through its own group: else hardly anything hangs on who is in which group.
 */
function trustingGroups(snapshot: Snapshot): Snapshot {
  const own = snapshot.securityGroups.filter(({ vpcId }) => vpcId !== '')
  const trusting = own.map(({ id, vpcId }): SecurityGroupRule => {
    const rule = { id: `${id}/own`, vpcId, securityGroupId: id, peerSecurityGroupId: id }
    return { ...rule, direction: 'ingress', protocol: 'any' }
  })
  const narrowed = ({ peerCidr, ...rule }: SecurityGroupRule): SecurityGroupRule => {
    if (peerCidr === undefined) return rule
    const isOpen = peerCidr.endsWith('/0')
    return { ...rule, ...(isOpen ? { peerSecurityGroupId: rule.securityGroupId } : { peerCidr }) }
  }
  return {
    ...snapshot,
    vnics: snapshot.vnics.map((one) => ({
      ...one,
      securityGroupIds: own.filter(({ vpcId }) => vpcId === one.vpcId).map(({ id }) => id),
    })),
    securityGroupRules: [...snapshot.securityGroupRules.map(narrowed), ...trusting],
  }
}

/** Each security group that a rule refers to becomes an endpoint group of the same members. */
function byTags(snapshot: Snapshot): Snapshot {
  const referring = ({ peerSecurityGroupId, ...rule }: SecurityGroupRule): SecurityGroupRule =>
    peerSecurityGroupId === undefined
      ? rule
      : { ...rule, peerEndpointGroupId: `epg_of_${peerSecurityGroupId}` }
  return {
    ...snapshot,
    vnics: snapshot.vnics.map((one) => ({
      ...one,
      tags: { ...one.tags, ...Object.fromEntries(one.securityGroupIds.map((id) => [id, 'yes'])) },
    })),
    endpointGroups: [
      ...snapshot.endpointGroups,
      ...snapshot.securityGroups.map(({ id, vpcId }) => ({
        id: `epg_of_${id}`,
        vpcId,
        selector: { exists: id },
      })),
    ],
    securityGroupRules: snapshot.securityGroupRules.map(referring),
  }
}

test('an endpoint group means what a security group of the same members means', () => {
  const decisive = { ingress: 0, egress: 0 }
  fc.assert(
    fc.property(arbitraryCase, ([given, question]) => {
      const snapshot = trustingGroups(given)
      const before = answerTo(snapshot, question)
      expect(decisionsOf(answerTo(byTags(snapshot), question))).toEqual(decisionsOf(before))
      const rules = new Map(snapshot.securityGroupRules.map((rule) => [rule.id, rule]))
      for (const { element = '' } of stepsOf(before.shown.forward)) {
        const rule = rules.get(element)
        if (rule?.peerSecurityGroupId !== undefined) decisive[rule.direction]++
      }
    }),
    RUNS,
  )
  expect(decisive.ingress).toBeGreaterThan(0)
  expect(decisive.egress).toBeGreaterThan(0)
})

const tier = fc.constantFrom('platform' as const, 'admin' as const, 'baseline' as const)
const vpcId = fc.constantFrom('vpc_0', 'vpc_1')
const said = fc
  .tuple(
    fc.constantFrom('ingress', 'egress'),
    fc.constantFrom('any', 'tcp', 'tcp 443', 'udp 53'),
    fc.constantFrom(
      '0.0.0.0/0',
      '::/0',
      '10.0.0.0/16',
      '10.1.0.0/24',
      'sg_0',
      'sg_1',
      'epg_0',
      'epg_1',
    ),
  )
  .map(([direction, what, peer]) => ({ direction, match: `${what} ${peer}` }))

const action = fc.constantFrom('allow', 'deny', 'reject', 'pass')

/** Policies of both VPCs; priorities are unique per tier and direction because of their places. */
const policies = fc
  .array(fc.tuple(vpcId, tier, action, said), { maxLength: 8 })
  .map((rules) =>
    rules.map(
      ([vpc, at, act, { direction, match }], i): Part =>
        policy(`pol_${i}`, vpc, [`${direction} ${10 * (i + 1)} ${act} ${match}`], { tier: at }),
    ),
  )

const ruled = (snapshot: Snapshot, ...parts: readonly Part[]): Snapshot =>
  network(snapshot, ...parts)

/** The families in which the request arrives. */
const arrivesBy = (answer: Answer): string[] =>
  [answer, ...answer.otherFamilies]
    .filter(({ branches }) => branches.some(({ forward }) => forward.blockers.length === 0))
    .map(({ packet }) => (typeof packet.source === 'number' ? 'IPv4' : 'IPv6'))
    .sort()

test('a deny or a reject before everything never opens anything', () => {
  const shutting = fc
    .tuple(
      vpcId,
      fc.constantFrom('ingress', 'egress'),
      fc.constantFrom('deny', 'reject'),
      fc.constantFrom('any 0.0.0.0/0', 'any ::/0', 'any sg_open', 'any epg_0', 'tcp 10.0.0.0/8'),
    )
    .map(([vpc, direction, act, match]) =>
      policy('pol_first', vpc, [`${direction} 1 ${act} ${match}`], { tier: 'platform' }),
    )
  let shut = 0
  fc.assert(
    fc.property(arbitraryCase, policies, shutting, ([given, asked], parts, first) => {
      const question = { ...asked, branch: [] }
      const snapshot = ruled(given, ...parts)
      const before = arrivesBy(answerTo(snapshot, question))
      const after = arrivesBy(answerTo(ruled(snapshot, first), question))
      expect(before).toEqual(expect.arrayContaining(after))
      if (after.length < before.length) shut++
    }),
    RUNS,
  )
  expect(shut).toBeGreaterThan(0)
})

test('to pass at the end of a tier is the same as to say nothing there', () => {
  const last = (vpc: string, at: 'platform' | 'admin' | 'baseline'): Part =>
    policy(
      `pol_last_${at}`,
      vpc,
      ['ingress', 'egress'].flatMap((direction) => [
        `${direction} 900 pass any 0.0.0.0/0`,
        `${direction} 901 pass any ::/0`,
      ]),
      { tier: at },
    )
  const decided = ({ verdict, reason, otherFamilies }: Answer): unknown => [
    [verdict, reason],
    ...otherFamilies.map((one) => [one.verdict, one.reason]),
  ]
  fc.assert(
    fc.property(arbitraryCase, policies, vpcId, tier, ([given, question], parts, vpc, at) => {
      const snapshot = ruled(given, ...parts)
      const after = answerTo(ruled(snapshot, last(vpc, at)), question)
      expect(decided(after)).toEqual(decided(answerTo(snapshot, question)))
    }),
    RUNS,
  )
})

test('the order of policies and rules in a snapshot changes nothing', () => {
  fc.assert(
    fc.property(arbitraryCase, policies, ([given, question], parts) => {
      const snapshot = ruled(given, ...parts)
      const turned = {
        ...snapshot,
        policies: [...snapshot.policies].reverse(),
        policyRules: [...snapshot.policyRules].reverse(),
        endpointGroups: [...snapshot.endpointGroups].reverse(),
      }
      expect(decisionsOf(answerTo(turned, question))).toEqual(
        decisionsOf(answerTo(snapshot, question)),
      )
    }),
    RUNS,
  )
})

/** What holds of filters, of every network and every question. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, Leg } from '../../src/engine/index.ts'
import type { SecurityGroupRule } from '../../src/model/kind/security-group-rule.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { answerTo, arbitraryCase } from '../support/arbitrary-question.ts'

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
  expect(decisive.ingress).toBeGreaterThan(5)
  expect(decisive.egress).toBeGreaterThan(5)
})

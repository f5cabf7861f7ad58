/**
 * Policies: ordered rules of a VPC, in tiers around its security groups.
 *
 * @module
 */
import type { Policy } from '../../model/kind/policy.ts'
import type { PolicyRule as PolicyRuleResource } from '../../model/kind/policy-rule.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { compileMatch } from './match.ts'
import type { Members, PolicyRule, Tier, Vpc } from './network.ts'
import { byId, groupBy } from './parsed.ts'
import { compilePeer, type Directory } from './peers.ts'

export function compilePolicies(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  directory: Directory,
): void {
  const policies = new Map(snapshot.policies.map((one) => [one.id, one]))
  const rules = groupBy(snapshot.policyRules, ({ policyId }) => policies.get(policyId)?.vpcId ?? '')
  for (const [vpcId, own] of rules) {
    const vpc = vpcs.get(vpcId)
    if (vpc === undefined) continue
    const inOrder = (tier: Tier, direction: 'ingress' | 'egress'): PolicyRule[] =>
      own
        .filter((rule) => rule.direction === direction)
        .flatMap((rule) => compileRule(rule, policies.get(rule.policyId), directory))
        .filter((rule) => rule.tier === tier)
        .sort((a, b) => a.priority - b.priority || byId(a, b))
    const both = (tier: Tier) => ({
      ingress: inOrder(tier, 'ingress'),
      egress: inOrder(tier, 'egress'),
    })
    vpc.policies = {
      platform: both('platform'),
      admin: both('admin'),
      baseline: both('baseline'),
    }
  }
}

function compileRule(
  rule: PolicyRuleResource,
  policy: Policy | undefined,
  directory: Directory,
): PolicyRule[] {
  if (policy === undefined) return []
  const { tier, appliesToEndpointGroupIds, appliesToSecurityGroupIds } = policy
  const appliesTo = [
    ...appliesToEndpointGroupIds.map((id) => directory.endpointGroups.get(id) ?? NOBODY),
    ...appliesToSecurityGroupIds.map((id) => directory.groups.get(id) ?? NOBODY),
  ]
  return [
    {
      ...compileMatch(rule),
      peer: compilePeer(rule, directory),
      tier,
      action: rule.action,
      priority: rule.priority,
      policy: policy.name ?? policy.id,
      appliesTo,
    },
  ]
}

/** A policy for a group which is gone is for nobody, rather than for everybody. */
const NOBODY: Members = {
  id: '',
  name: undefined,
  vpc: undefined,
  members: new Set(),
  addresses: new Set(),
}

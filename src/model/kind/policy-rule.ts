import { conflictWith, refusal } from '../check/refusal.ts'
import { RULE_PEER_PROBLEMS, rulePeerProblem } from '../check/rule-peer.ts'
import { icmpFamilyProblem, TRAFFIC_PROBLEMS, trafficProblem } from '../check/traffic.ts'
import { enumField, integerField, prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import {
  directionField,
  icmpCodeField,
  icmpTypeField,
  l4PortsField,
  protocolField,
  vpcIdField,
} from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  policyId: refField('Policy that the rule is in.', ['policy'], { access: 'createOnly' }),
  direction: directionField,
  priority: integerField('Lower is asked first; unique per VPC, tier and direction.', {
    min: 1,
    max: 65_535,
  }),
  action: enumField(
    '`allow` is final: in the tiers before them security groups are not asked. `reject` drops and tells the sender, `pass` skips the rest of the tier.',
    ['allow', 'deny', 'reject', 'pass'],
  ),
  protocol: protocolField,
  l4Ports: l4PortsField,
  icmpType: icmpTypeField,
  icmpCode: icmpCodeField,
  peerCidr: prefixField('Remote end by address. Exactly one of the four peers.', {
    optional: true,
    example: '0.0.0.0/0',
  }),
  peerSecurityGroupId: refField('Remote end by membership.', ['securityGroup'], {
    optional: true,
  }),
  peerPrefixListId: refField('Remote end by prefix list.', ['prefixList'], { optional: true }),
  peerEndpointGroupId: refField('Remote end by tags.', ['endpointGroup'], { optional: true }),
  description: stringField('Why the rule is there.', {
    optional: true,
    maxLength: 255,
    example: 'No database leaves the VPC',
  }),
}

export type PolicyRule = Resource<typeof fields>

export const policyRule = kind({
  name: 'policyRule',
  plural: 'policyRules',
  idPrefix: 'plr',
  scope: 'vpc',
  parent: 'policy',
  doc: 'One ordered rule of a policy; the first of its tier that matches decides.',
  fields,
  example: {
    direction: 'ingress',
    priority: 100,
    action: 'deny',
    protocol: 'tcp',
    l4Ports: { first: 22, last: 22 },
    peerCidr: '203.0.113.0/24',
  },
  key: ['direction', 'priority'],
  limit: 1000,

  problems: {
    write: [...RULE_PEER_PROBLEMS, ...TRAFFIC_PROBLEMS, 'family_wrong', 'priority_taken'],
  },

  check: (snapshot, _before, after) =>
    rulePeerProblem(snapshot, after) ??
    trafficProblem(after) ??
    icmpFamilyProblem(after.protocol, after.peerCidr) ??
    priorityProblem(snapshot, after),
})

/** Equal priorities in one tier would leave to chance which rule is asked first. */
function priorityProblem(snapshot: Snapshot, rule: PolicyRule): Problem | undefined {
  const { id, vpcId, policyId, direction, priority } = rule
  const tiers = new Map(snapshot.policies.map((one) => [one.id, one.tier]))
  const tier = tiers.get(policyId)
  const rival = snapshot.policyRules.find(
    (other) =>
      other.id !== id &&
      other.vpcId === vpcId &&
      other.direction === direction &&
      other.priority === priority &&
      tiers.get(other.policyId) === tier,
  )
  if (rival === undefined) return undefined
  const detail = `${rival.id} of ${rival.policyId} has priority ${priority} among the ${direction} rules of the ${tier} tier of ${vpcId}; each has its own.`
  const more = conflictWith({ id: rival.id, kind: 'policyRule' })
  return refusal('priority_taken', { pointer: '/priority', detail, value: priority, more })
}

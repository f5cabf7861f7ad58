import { refusal } from '../check/refusal.ts'
import { PEERS, RULE_PEER_PROBLEMS, rulePeerProblem } from '../check/rule-peer.ts'
import { icmpFamilyProblem, TRAFFIC_PROBLEMS, trafficProblem } from '../check/traffic.ts'
import { ruleRoomProblem, ruleWeight } from '../check/weight.ts'
import { integerField, prefixField, refField, stringField } from '../field.ts'
import { together } from '../joined-problem.ts'
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
  securityGroupId: refField('Group that the rule belongs to.', ['securityGroup'], {
    access: 'createOnly',
  }),
  direction: directionField,
  protocol: protocolField,
  l4Ports: l4PortsField,
  icmpType: icmpTypeField,
  icmpCode: icmpCodeField,
  peerCidr: prefixField('Remote end by address. Exactly one of the four peers.', {
    optional: true,
    example: '0.0.0.0/0',
  }),
  peerSecurityGroupId: refField(
    'Remote end by membership: the private addresses of the members, in this VPC, a peered one or over a transit gateway that passes references.',
    ['securityGroup'],
    { optional: true },
  ),
  peerPrefixListId: refField('Remote end by prefix list.', ['prefixList'], { optional: true }),
  peerEndpointGroupId: refField(
    'Remote end by tags: the private addresses of the members; it reaches as far as a security group does.',
    ['endpointGroup'],
    { optional: true },
  ),
  description: stringField('Why the rule is there.', {
    optional: true,
    maxLength: 255,
    example: 'Shop',
  }),
  weight: integerField(
    'How much of the room of its group it takes: 1, or as much as its prefix list may hold.',
    { min: 0, max: 1000 },
    { access: 'derived', example: 1 },
  ),
}

export type SecurityGroupRule = Resource<typeof fields>

export const securityGroupRule = kind({
  name: 'securityGroupRule',
  plural: 'securityGroupRules',
  idPrefix: 'sgr',
  scope: 'vpc',
  parent: 'securityGroup',
  doc: 'Lets one kind of traffic through; rules only ever allow.',
  fields,
  example: {
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
    peerCidr: '203.0.113.0/24',
  },
  key: ['direction', 'protocol', 'l4Ports', 'icmpType', 'icmpCode', ...PEERS],
  twin: 'rule_duplicate',
  limit: 100_000,

  derive: (snapshot, rule) => ({ weight: ruleWeight(snapshot, rule) }),

  problems: {
    write: [...RULE_PEER_PROBLEMS, 'rule_duplicate', ...TRAFFIC_PROBLEMS, 'family_wrong'],
    create: ['default_group_locked'],
    update: ['quota_exceeded'],
  },

  check: (snapshot, before, after) =>
    (before === undefined ? lockProblem(snapshot, after) : undefined) ??
    together(
      rulePeerProblem(snapshot, after),
      trafficProblem(after) ?? icmpFamilyProblem(after.protocol, after.peerCidr),
    ) ??
    ruleRoomProblem(snapshot, after),
})

function lockProblem({ vpcs }: Snapshot, rule: SecurityGroupRule): Problem | undefined {
  const { vpcId, securityGroupId } = rule
  const vpc = vpcs.find(({ id }) => id === vpcId)
  if (vpc?.defaultSecurityGroup !== 'locked') return undefined
  if (vpc.defaultSecurityGroupId !== securityGroupId) return undefined
  const detail = `${securityGroupId} is the default group of ${vpcId}, which was made with a locked one: it has no rules.`
  return refusal('default_group_locked', { pointer: '/securityGroupId', detail })
}

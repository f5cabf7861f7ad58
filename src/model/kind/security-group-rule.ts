import {
  directionField,
  icmpCodeField,
  icmpTypeField,
  l4PortsField,
  protocolField,
  vpcIdField,
} from '../common.ts'
import { prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

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
  peerCidr: prefixField('Remote end by address. Exactly one of the three peers.', {
    optional: true,
    example: '0.0.0.0/0',
  }),
  peerSecurityGroupId: refField(
    'Remote end by membership: the private addresses of the members, in this VPC, a peered one or over a transit gateway that passes references.',
    ['securityGroup'],
    { optional: true },
  ),
  peerPrefixListId: refField('Remote end by prefix list.', ['prefixList'], { optional: true }),
  description: stringField('Why the rule is there.', { optional: true, maxLength: 255 }),
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
  limit: 100_000,
})

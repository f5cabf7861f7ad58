import { aclRoomProblem, entriesOf } from '../check/acl-room.ts'
import { icmpFamilyProblem, TRAFFIC_PROBLEMS, trafficProblem } from '../check/traffic.ts'
import { enumField, integerField, prefixField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import {
  directionField,
  icmpCodeField,
  icmpTypeField,
  l4PortsField,
  protocolField,
  vpcIdField,
} from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  networkAclId: refField('ACL that the entry is in.', ['networkAcl'], { access: 'createOnly' }),
  direction: directionField,
  number: integerField('Lower numbers are asked first; unique per ACL and direction.', {
    min: 1,
    max: 32_766,
  }),
  action: enumField('What happens on a match.', ['allow', 'deny']),
  protocol: protocolField,
  l4Ports: l4PortsField,
  icmpType: icmpTypeField,
  icmpCode: icmpCodeField,
  cidr: prefixField('Remote end: the source of what enters, the destination of what leaves.', {
    example: '0.0.0.0/0',
  }),
}

export type NetworkAclEntry = Resource<typeof fields>

export const networkAclEntry = kind({
  name: 'networkAclEntry',
  plural: 'networkAclEntries',
  idPrefix: 'ace',
  scope: 'vpc',
  parent: 'networkAcl',
  doc: 'One numbered line of a network ACL.',
  fields,
  example: {
    direction: 'ingress',
    number: 100,
    action: 'allow',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
    cidr: '203.0.113.0/24',
  },
  key: ['direction', 'number'],
  limit: 20_000,

  problems: { write: ['entry_number_taken', ...TRAFFIC_PROBLEMS, 'family_wrong'] },

  check(snapshot, _before, after) {
    const { id, networkAclId, direction, number } = after
    const rival = entriesOf(snapshot, networkAclId, direction).find(
      (other) => other.number === number && other.id !== id,
    )
    if (rival === undefined) {
      return (
        trafficProblem(after) ??
        icmpFamilyProblem(after.protocol, after.cidr) ??
        aclRoomProblem(snapshot, after)
      )
    }
    const detail = `${rival.id} is number ${number} of the ${direction} entries of ${networkAclId}.`
    return {
      code: 'entry_number_taken',
      detail,
      errors: [{ pointer: '/number', code: 'entry_number_taken', detail, value: number }],
      more: { conflict: { with: rival.id, kind: 'networkAclEntry' } },
    }
  },
})

import { ENTRIES_MAX, entriesOf } from '../check/acl-room.ts'
import { booleanField, objectField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { usageField, vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  appliesInside: booleanField(
    'True: also filters between vNICs of one subnet (as Azure network security groups do).',
    {
      default: false,
    },
  ),
  usage: objectField(
    'How many entries it has, per direction, and how many are allowed.',
    {
      ingress: usageField('Entries for what enters.'),
      egress: usageField('Entries for what leaves.'),
    },
    { access: 'derived' },
  ),
}

export type NetworkAcl = Resource<typeof fields>

export const networkAcl = kind({
  name: 'networkAcl',
  plural: 'networkAcls',
  idPrefix: 'acl',
  scope: 'vpc',
  doc: 'A stateless, numbered filter at the border of subnets; what no entry matches is denied.',
  fields,
  example: {},
  limit: 200,

  derive: (snapshot, { id }) => ({
    usage: {
      ingress: { used: entriesOf(snapshot, id, 'ingress').length, limit: ENTRIES_MAX },
      egress: { used: entriesOf(snapshot, id, 'egress').length, limit: ENTRIES_MAX },
    },
  }),
})

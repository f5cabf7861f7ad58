import { ruleUsage } from '../check/weight.ts'
import { enumField, objectField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { familyUsageFields, vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  established: enumField(
    'Of a connection that was open before a rule went: `revalidate` lets its packets through only while a rule still matches, `keep` until it ends.',
    ['revalidate', 'keep'],
    { default: 'revalidate' },
  ),
  description: stringField('What the group is for.', {
    optional: true,
    maxLength: 255,
    example: 'Web tier',
  }),
  usage: objectField(
    'Weight of its rules, per direction and family, and how much is allowed.',
    {
      ingress: objectField('Rules for what comes in.', familyUsageFields),
      egress: objectField('Rules for what goes out.', familyUsageFields),
    },
    { access: 'derived' },
  ),
}

export type SecurityGroup = Resource<typeof fields>

export const securityGroup = kind({
  name: 'securityGroup',
  plural: 'securityGroups',
  idPrefix: 'sg',
  scope: 'vpc',
  doc: 'A stateful, allow-only filter around the vNICs that are members.',
  fields,
  example: {},
  limit: 500,

  derive: (snapshot, { id }) => ({
    usage: {
      ingress: ruleUsage(snapshot, id, 'ingress'),
      egress: ruleUsage(snapshot, id, 'egress'),
    },
  }),
})

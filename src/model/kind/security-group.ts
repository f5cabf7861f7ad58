import { stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  description: stringField('What the group is for.', {
    optional: true,
    maxLength: 255,
    example: 'Web tier',
  }),
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
})

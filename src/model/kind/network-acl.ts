import { booleanField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  appliesInside: booleanField(
    'True: also filters between vNICs of one subnet (as Azure network security groups do).',
    {
      default: false,
    },
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
})

import { enumField, listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  tier: enumField(
    'When its rules are asked: `platform`, then `admin`, then security groups, then `baseline`, which is for vNICs without a group.',
    ['platform', 'admin', 'baseline'],
    { access: 'createOnly' },
  ),
  appliesToEndpointGroupIds: listField(
    'vNICs that it filters, by tags. With no group of either sort: every vNIC of the VPC.',
    refField('One group.', ['endpointGroup']),
    { maxItems: 16, default: [] },
  ),
  appliesToSecurityGroupIds: listField(
    'vNICs that it filters, by membership.',
    refField('One group.', ['securityGroup']),
    { maxItems: 16, default: [] },
  ),
}

export type Policy = Resource<typeof fields>

export const policy = kind({
  name: 'policy',
  plural: 'policies',
  idPrefix: 'pol',
  scope: 'vpc',
  doc: 'Ordered rules around the vNICs of a VPC: what must not be, or must be, whatever their security groups say.',
  fields,
  example: { tier: 'admin' },
  limit: 100,

  further: {
    scope: 'platform-policies:write',
    isNeeded: ({ tier }) => tier === 'platform',
  },
})

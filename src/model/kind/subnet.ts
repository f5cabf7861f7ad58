import { VNI_FIRST, VNI_LAST } from '../../net/vni.ts'
import { vpcIdField } from '../common.ts'
import { integerField, listField, prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  vpcId: vpcIdField,
  cidrs: listField(
    'Address blocks of the subnet, at most one of each family.',
    prefixField('One block.'),
    {
      minItems: 1,
      maxItems: 2,
      access: 'createOnly',
      example: ['10.0.1.0/24'],
    },
  ),
  vni: integerField(
    'Virtual network identifier of the subnet on the fabric of its VPC.',
    { min: VNI_FIRST, max: VNI_LAST },
    { optional: true, access: 'createOnly' },
  ),
  zone: stringField('Availability zone, by an id that means the same to every account.', {
    optional: true,
    maxLength: 63,
    access: 'createOnly',
  }),
  routeTableId: refField('Route table; absent: the main one of the VPC.', ['routeTable'], {
    optional: true,
  }),
  networkAclId: refField('Network ACL; absent: the default one of the VPC.', ['networkAcl'], {
    optional: true,
  }),
}

export type Subnet = Resource<typeof fields>

export const subnet = kind({
  name: 'subnet',
  plural: 'subnets',
  idPrefix: 'sub',
  scope: 'vpc',
  doc: 'A segment of a VPC: one broadcast domain, one route table, one network ACL.',
  fields,
  limit: 200,
})

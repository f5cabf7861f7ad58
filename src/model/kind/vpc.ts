import { VNI_FIRST, VNI_LAST } from '../../net/vni.ts'
import { enumField, integerField, listField, prefixField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  cidrs: listField(
    'Address blocks of the VPC, IPv4 and IPv6; they never overlap.',
    prefixField('One block.'),
    {
      minItems: 1,
      maxItems: 10,
      example: ['10.0.0.0/16'],
    },
  ),
  fabricId: refField('Fabric that carries the VPC.', ['fabric'], {
    optional: true,
    access: 'createOnly',
  }),
  vni: integerField(
    'Virtual network identifier of the VPC on its fabric.',
    { min: VNI_FIRST, max: VNI_LAST },
    { optional: true, access: 'createOnly' },
  ),
  region: stringField('Region; group references do not cross it.', {
    optional: true,
    maxLength: 63,
  }),
  baselineDefault: enumField(
    'What happens to a packet in a direction in which its vNIC has no security group.',
    ['deny', 'allow'],
    { default: 'deny' },
  ),
  mainRouteTableId: refField('Route table of subnets that name none.', ['routeTable'], {
    optional: true,
  }),
  defaultNetworkAclId: refField('Network ACL of subnets that name none.', ['networkAcl'], {
    optional: true,
  }),
  defaultSecurityGroupId: refField('Security group of vNICs that name none.', ['securityGroup'], {
    optional: true,
  }),
}

export type Vpc = Resource<typeof fields>

export const vpc = kind({
  name: 'vpc',
  plural: 'vpcs',
  idPrefix: 'vpc',
  scope: 'tenant',
  doc: 'A private network with address blocks of its own.',
  fields,
  limit: 20,
})

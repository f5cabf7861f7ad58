import { vpcIdField } from '../common.ts'
import { addressField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  vpcId: vpcIdField,
  address: addressField('Public address; absent on creation: one is chosen from the fabric.', {
    access: 'createOnly',
    example: '198.18.0.10',
  }),
  targetId: refField('What answers to the address.', ['vnic', 'natGateway', 'loadBalancer'], {
    optional: true,
  }),
  privateAddress: addressField(
    'Private address behind it; absent: the primary IPv4 address of the target.',
    {
      optional: true,
    },
  ),
}

export type FloatingIp = Resource<typeof fields>

export const floatingIp = kind({
  name: 'floatingIp',
  plural: 'floatingIps',
  idPrefix: 'fip',
  scope: 'vpc',
  doc: 'A public address that the internet gateway translates one to one.',
  fields,
  limit: 100,
})

import { addressField, enumField, listField, objectField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  type: enumField(
    '`gateway` is a route target; `interface` has addresses in subnets; `inspection` hands packets to appliances that are not modelled.',
    ['gateway', 'interface', 'inspection'],
    { access: 'createOnly' },
  ),
  serviceName: stringField('Service that is reached.', { maxLength: 255 }),
  interfaces: listField(
    'Interfaces of the endpoint.',
    objectField('One interface.', {
      id: stringField('Its id.', { maxLength: 128 }),
      subnetId: refField('Its subnet.', ['subnet']),
      addresses: listField('Its addresses.', addressField('One address.'), {
        minItems: 1,
        maxItems: 8,
      }),
    }),
    { maxItems: 20, default: [] },
  ),
  securityGroupIds: listField(
    'Security groups of the interfaces.',
    refField('One group.', ['securityGroup']),
    {
      maxItems: 16,
      default: [],
    },
  ),
}

export type ServiceEndpoint = Resource<typeof fields>

export const serviceEndpoint = kind({
  name: 'serviceEndpoint',
  plural: 'serviceEndpoints',
  idPrefix: 'sep',
  scope: 'vpc',
  doc: 'A private way to a service outside the VPC.',
  fields,
  limit: 50,
})

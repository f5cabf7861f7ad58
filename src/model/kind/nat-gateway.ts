import { vpcIdField } from '../common.ts'
import { addressField, enumField, listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  vpcId: vpcIdField,
  subnetId: refField('Subnet that the gateway stands in.', ['subnet'], { access: 'createOnly' }),
  connectivity: enumField(
    '`public` leaves by the internet gateway under its floating IP; `private` only hides the source.',
    ['public', 'private'],
    { default: 'public', access: 'createOnly' },
  ),
  addresses: listField(
    'Private addresses; the first is the source of what it translates. Absent on creation: one is chosen.',
    addressField('One address.'),
    { minItems: 1, maxItems: 8, access: 'createOnly' },
  ),
}

export type NatGateway = Resource<typeof fields>

export const natGateway = kind({
  name: 'natGateway',
  plural: 'natGateways',
  idPrefix: 'nat',
  scope: 'vpc',
  doc: 'Translates the sources of TCP, UDP and ICMP to its own address and remembers the sessions.',
  fields,
  limit: 20,
})

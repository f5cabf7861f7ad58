import { familyOf } from '../../net/address.ts'
import { addressOf } from '../canonical.ts'
import { SUBNET_ADDRESS_PROBLEMS, subnetAddressProblem } from '../check/subnet-address.ts'
import { addressField, enumField, listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

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
  example: { subnetId: '@subnet' },
  limit: 20,

  chosen: ['addresses'],

  claims: (_snapshot, { subnetId, addresses }) =>
    addresses.map((value) => ({ pool: 'address' as const, subnetId, value })),

  problems: { create: ['family_wrong', ...SUBNET_ADDRESS_PROBLEMS] },

  check(snapshot, before, after) {
    if (before !== undefined) return undefined
    const i = after.addresses.findIndex((address) => familyOf(addressOf(address)) !== 4)
    if (i < 0) return subnetAddressProblem(snapshot, after)
    const value = after.addresses[i]
    const detail = `${value} is an IPv6 address; a NAT gateway translates IPv4 only.`
    const errors = [{ pointer: `/addresses/${i}`, code: 'family_wrong', detail, value }]
    return { code: 'family_wrong', detail, errors }
  },
})

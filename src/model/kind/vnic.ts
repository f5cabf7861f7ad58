import {
  ADDRESSES_MAX,
  SUBNET_ADDRESS_PROBLEMS,
  subnetAddressProblem,
} from '../check/subnet-address.ts'
import {
  addressField,
  booleanField,
  enumField,
  integerField,
  listField,
  macField,
  objectField,
  prefixField,
  refField,
  stringField,
} from '../field.ts'
import { groupedBy } from '../grouped-by.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  subnetId: refField('Subnet that the vNIC is plugged into.', ['subnet'], { access: 'createOnly' }),
  addresses: listField(
    'Fixed private addresses; the first of a family is its primary. Absent on creation: one is chosen per family.',
    addressField('One address.'),
    { minItems: 1, maxItems: ADDRESSES_MAX, access: 'createOnly', example: ['10.0.1.10'] },
  ),
  macAddress: macField('MAC address; absent on creation: one is chosen.', {
    optional: true,
    access: 'createOnly',
  }),
  securityGroupIds: listField(
    'Security groups; their rules are a union.',
    refField('One group.', ['securityGroup']),
    {
      maxItems: 16,
      default: [],
    },
  ),
  adminState: enumField('`down` neither sends nor receives.', ['up', 'down'], { default: 'up' }),
  portSecurity: booleanField('False: neither spoofing protection nor security groups apply.', {
    default: true,
  }),
  sourceDestinationCheck: booleanField(
    'False: the vNIC may send from and receive for addresses that it does not own, as a router does.',
    { default: true },
  ),
  allowedAddressPairs: listField(
    'Further source addresses that the vNIC may send from.',
    objectField('One pair.', { cidr: prefixField('Addresses.') }),
    { maxItems: 10, default: [] },
  ),
  mtuBytes: integerField(
    'Largest packet the guest sends.',
    { min: 576, max: 9216 },
    { optional: true },
  ),
  qosPolicyId: refField('Bandwidth and priority; absent: as much as there is.', ['qosPolicy'], {
    optional: true,
  }),
  workload: objectField(
    'What the vNIC belongs to: a machine, a container, a function.',
    {
      id: stringField('Its id in the system that runs it.', {
        maxLength: 128,
        example: 'pod-7f9c',
      }),
      name: stringField('Its name there.', { maxLength: 255, optional: true, example: 'shop' }),
      index: integerField(
        'Place among its vNICs; 0 is the primary one.',
        { min: 0, max: 255 },
        { optional: true },
      ),
    },
    { optional: true },
  ),
}

export type Vnic = Resource<typeof fields>

export const vnic = kind({
  name: 'vnic',
  plural: 'vnics',
  idPrefix: 'vnic',
  scope: 'vpc',
  doc: 'A virtual network interface: the point where a workload meets the network.',
  remarks: {
    create:
      'A vNIC that names no security groups is in the default group of its VPC; an empty list means none at all.',
  },
  fields,
  example: { subnetId: '@subnet' },
  limit: 10_000,

  chosen: ['addresses', 'macAddress', 'securityGroupIds'],

  claims: (_snapshot, { subnetId, addresses, macAddress }) => [
    ...addresses.map((value) => ({ pool: 'address' as const, subnetId, value })),
    ...(macAddress === undefined ? [] : [{ pool: 'mac' as const, value: macAddress }]),
  ],

  problems: { create: [...SUBNET_ADDRESS_PROBLEMS, 'mac_taken'] },

  check: (snapshot, before, after) =>
    before === undefined
      ? (subnetAddressProblem(snapshot, after) ?? macProblem(snapshot, after))
      : undefined,
})

function macProblem(snapshot: Snapshot, { id, vpcId, macAddress }: Vnic): Problem | undefined {
  if (macAddress === undefined) return undefined
  const rival = groupedBy(snapshot.vnics, 'macAddress', macAddress).find(
    (other) => other.vpcId === vpcId && other.id !== id,
  )
  if (rival === undefined) return undefined
  const detail = `${macAddress} belongs to ${rival.id}; a MAC address is unique in its VPC.`
  const errors = [{ pointer: '/macAddress', code: 'mac_taken', detail, value: macAddress }]
  return { code: 'mac_taken', detail, errors, more: { conflict: { with: rival.id, kind: 'vnic' } } }
}

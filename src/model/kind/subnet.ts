import { containsPrefix, sizeOf } from '../../net/prefix.ts'
import { VNI_FIRST, VNI_LAST } from '../../net/vni.ts'
import { addressOf, prefixOf } from '../canonical.ts'
import { type BlockOwner, overlapProblem } from '../check/overlap.ts'
import { refusedItem } from '../check/refused-item.ts'
import { ownersIn, usableIn } from '../check/subnet-address.ts'
import {
  BLOCK_LENGTHS,
  freeBlocks,
  RESERVED_PURPOSES,
  reservedAddresses,
} from '../check/subnet-room.ts'
import { vniProblem } from '../check/vni.ts'
import {
  addressField,
  enumField,
  integerField,
  listField,
  objectField,
  prefixField,
  refField,
  stringField,
} from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

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
    { min: VNI_FIRST, max: VNI_LAST, code: 'vni_out_of_range' },
    { optional: true, access: 'createOnly' },
  ),
  zone: stringField('Availability zone, by an id that means the same to every account.', {
    optional: true,
    maxLength: 63,
    example: 'zone-1',
    access: 'createOnly',
  }),
  routeTableId: refField('Route table; absent: the main one of the VPC.', ['routeTable'], {
    optional: true,
  }),
  networkAclId: refField('Network ACL; absent: the default one of the VPC.', ['networkAcl'], {
    optional: true,
  }),
  dhcpOptionsId: refField('DHCP options; absent: those of the VPC.', ['dhcpOptions'], {
    optional: true,
  }),
  availableAddresses: integerField(
    'IPv4 addresses that are neither reserved nor owned; a released one cools for a minute. Absent without an IPv4 block.',
    { min: 0, max: 2 ** 32 },
    { optional: true, access: 'derived', example: 251 },
  ),
  freeBlocks: objectField(
    'How many aligned IPv4 blocks of each length are free as a whole: addresses alone do not show how scattered they are.',
    freeBlockFields(),
    { optional: true, access: 'derived', example: { '/25': 0, '/26': 2, '/27': 6, '/28': 14 } },
  ),
  reservedAddresses: listField(
    'Addresses that nobody gets.',
    objectField('One address.', {
      address: addressField('The address.'),
      purpose: enumField('What it is kept for.', RESERVED_PURPOSES),
    }),
    { maxItems: 10, access: 'derived' },
  ),
}

function freeBlockFields() {
  const count = integerField(
    'Free blocks of this length.',
    { min: 0, max: 4096 },
    { optional: true },
  )
  return Object.fromEntries(BLOCK_LENGTHS.map((length) => [`/${length}`, count]))
}

export type Subnet = Resource<typeof fields>

export const subnet = kind({
  name: 'subnet',
  plural: 'subnets',
  idPrefix: 'sub',
  scope: 'vpc',
  doc: 'A segment of a VPC: one broadcast domain, one route table, one network ACL.',
  fields,
  example: { cidrs: ['10.0.1.0/24'] },
  limit: 200,

  chosen: ['vni'],

  claims(snapshot, after) {
    const fabricId = fabricIdOf(snapshot, after)
    const { vni } = after
    return fabricId === undefined || vni === undefined
      ? []
      : [{ pool: 'vni', fabricId, value: String(vni) }]
  },

  derive: (snapshot, { id, cidrs }) => {
    const blocks = cidrs.map(prefixOf)
    const shared = { reservedAddresses: blocks.flatMap(reservedAddresses) }
    const block = blocks.find(({ family }) => family === 4)
    if (block === undefined) return shared
    const owned = ownersIn(snapshot, id)
      .flatMap(({ addresses }) => addresses.map(addressOf))
      .filter((address) => typeof address === 'number')
    const availableAddresses = usableIn(block) - owned.length
    return { availableAddresses, freeBlocks: freeBlocks(block, owned), ...shared }
  },

  problems: {
    create: [
      'subnet_outside_vpc',
      'subnet_too_small',
      'family_wrong',
      'vni_out_of_range',
      'cidr_overlap',
    ],
  },

  check: (snapshot, before, after) =>
    before === undefined
      ? (blocksProblem(snapshot, after) ??
        vniProblem(snapshot, fabricIdOf(snapshot, after), after.vni) ??
        overlapProblem(
          { ...after, kind: 'subnet' },
          rivalsOf(snapshot, after),
          'an address belongs to one subnet',
        ))
      : undefined,
})

/** Five addresses are reserved; a /29 leaves three. */
const SIZE_MIN = 8

const fabricIdOf = ({ vpcs }: Snapshot, { vpcId }: Subnet): string | undefined =>
  vpcs.find(({ id }) => id === vpcId)?.fabricId

const rivalsOf = (snapshot: Snapshot, { id, vpcId }: Subnet): BlockOwner[] =>
  snapshot.subnets
    .filter((other) => other.vpcId === vpcId && other.id !== id)
    .map((other) => ({ kind: 'subnet', id: other.id, cidrs: other.cidrs }))

function blocksProblem(snapshot: Snapshot, { vpcId, cidrs }: Subnet): Problem | undefined {
  const bounds = snapshot.vpcs.find(({ id }) => id === vpcId)?.cidrs ?? []
  for (const [i, cidr] of cidrs.entries()) {
    const block = prefixOf(cidr)
    if (!bounds.some((one) => containsPrefix(prefixOf(one), block))) {
      const detail = `${cidr} lies outside ${bounds.join(' and ')}, the blocks of ${vpcId}.`
      return refusal('subnet_outside_vpc', i, detail, { bounds })
    }
    if (sizeOf(block) < SIZE_MIN) {
      const detail = `${cidr} has ${sizeOf(block)} addresses, of which five are reserved; at least ${SIZE_MIN} are needed.`
      return refusal('subnet_too_small', i, detail)
    }
    if (cidrs.some((other, j) => j < i && prefixOf(other).family === block.family)) {
      const detail = `${cidr} is a second IPv${block.family} block; a subnet has at most one of each family.`
      return refusal('family_wrong', i, detail)
    }
  }
  return undefined
}

const refusal = (
  code: ProblemCode,
  index: number,
  detail: string,
  more?: Readonly<Record<string, unknown>>,
): Problem =>
  refusedItem(code, { member: 'cidrs', index, detail, ...(more === undefined ? {} : { more }) })

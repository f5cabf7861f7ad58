import { familyOf } from '../../net/address.ts'
import { contains } from '../../net/prefix.ts'
import { addressOf, prefixOf } from '../canonical.ts'
import { addressField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

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
  example: {},
  limit: 100,

  chosen: ['address'],
  accompanies: { targetId: ['privateAddress'] },

  claims(snapshot, { vpcId, address }) {
    const fabricId = snapshot.vpcs.find(({ id }) => id === vpcId)?.fabricId
    return fabricId === undefined ? [] : [{ pool: 'publicAddress', fabricId, value: address }]
  },

  problems: {
    write: ['private_address_foreign', 'private_address_taken', 'family_wrong'],
    create: ['floating_ip_outside_fabric'],
  },

  check: (snapshot, before, after) =>
    (before === undefined ? addressProblem(snapshot, after) : undefined) ??
    privateAddressProblem(snapshot, after),
})

function addressProblem(snapshot: Snapshot, { vpcId, address }: FloatingIp): Problem | undefined {
  const fabricId = snapshot.vpcs.find(({ id }) => id === vpcId)?.fabricId
  const bounds = snapshot.fabrics.find(({ id }) => id === fabricId)?.floatingIpCidrs ?? []
  if (familyOf(addressOf(address)) !== 4) {
    const detail = `${address} is an IPv6 address; only IPv4 is translated, IPv6 needs no floating IP.`
    return refusal('family_wrong', '/address', detail)
  }
  if (bounds.some((cidr) => contains(prefixOf(cidr), addressOf(address)))) return undefined
  const detail = `${address} lies outside ${bounds.join(' and ')}, the public blocks of ${fabricId}.`
  return refusal('floating_ip_outside_fabric', '/address', detail, { bounds })
}

/** The address behind a floating IP: the named one, or the first IPv4 one of the target. */
function behind(snapshot: Snapshot, { targetId, privateAddress }: FloatingIp): string | undefined {
  return privateAddress ?? addressesOf(snapshot, targetId).find((one) => !one.includes(':'))
}

function addressesOf(snapshot: Snapshot, targetId: string | undefined): readonly string[] {
  const target =
    snapshot.vnics.find(({ id }) => id === targetId) ??
    snapshot.natGateways.find(({ id }) => id === targetId)
  const balancer = snapshot.loadBalancers.find(({ id }) => id === targetId)
  return target?.addresses ?? balancer?.nodes.flatMap(({ addresses }) => addresses) ?? []
}

function privateAddressProblem(snapshot: Snapshot, after: FloatingIp): Problem | undefined {
  const { id, targetId, privateAddress } = after
  const owned = addressesOf(snapshot, targetId)
  if (privateAddress !== undefined && !owned.includes(privateAddress)) {
    const detail = `${privateAddress} is none of the addresses of ${targetId ?? 'a target'}: ${owned.join(', ') || 'none'}.`
    return refusal('private_address_foreign', '/privateAddress', detail)
  }
  const address = behind(snapshot, after)
  if (address === undefined) {
    if (targetId === undefined || owned.length === 0) return undefined
    return refusal('family_wrong', '/targetId', `${targetId} has no IPv4 address to translate to.`)
  }
  const rival = snapshot.floatingIps.find(
    (other) =>
      other.id !== id && other.targetId === targetId && behind(snapshot, other) === address,
  )
  if (rival === undefined) return undefined
  const conflict = { with: rival.id, kind: 'floatingIp' }
  const detail = `${address} of ${targetId} already answers to ${rival.address} (${rival.id}).`
  return refusal('private_address_taken', '/privateAddress', detail, { conflict })
}

function refusal(
  code: ProblemCode,
  pointer: string,
  detail: string,
  more?: Readonly<Record<string, unknown>>,
): Problem {
  return {
    code,
    detail,
    errors: [{ pointer, code, detail }],
    ...(more === undefined ? {} : { more }),
  }
}

/**
 * Which addresses of a subnet something may own.
 *
 * The first four addresses and the last of each block are reserved, in both families: network,
 * gateway, resolver, one for the future, and broadcast, as in AWS.
 *
 * @module
 */
import { type Address, addressPlus } from '../../net/address.ts'
import { contains, formatPrefix, type Prefix, sizeOf } from '../../net/prefix.ts'
import { addressOf, prefixOf } from '../canonical.ts'
import { groupedBy } from '../grouped-by.ts'
import type { Subnet } from '../kind/subnet.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { refusedItem } from './refused-item.ts'

export const RESERVED_FIRST = 4
export const RESERVED_LAST = 1

export const isReserved = ({ first, last }: Prefix, address: Address): boolean =>
  address < addressPlus(first, RESERVED_FIRST) || address > addressPlus(last, -RESERVED_LAST)

/** Something with fixed addresses in a subnet. */
interface Owner {
  readonly id: string
  readonly subnetId: string
  readonly addresses: readonly string[]
}

type Owning = Owner & { readonly kind: string }

/** What a VPC has few of: balancers and endpoints, which own addresses by their parts, and the unmodelled. */
const partsOf = ({ loadBalancers, serviceEndpoints, unmodelledElements }: Snapshot): Owning[] => [
  ...loadBalancers.flatMap(({ id, nodes }) =>
    nodes.map((one) => ({ ...one, id, kind: 'loadBalancer' })),
  ),
  ...serviceEndpoints.flatMap(({ id, interfaces }) =>
    interfaces.map((one) => ({ ...one, id, kind: 'serviceEndpoint' })),
  ),
  ...unmodelledElements.flatMap(({ id, subnetId, addresses }) =>
    subnetId === undefined ? [] : { id, subnetId, addresses, kind: 'unmodelledElement' },
  ),
]

const partsIn = (snapshot: Snapshot, subnetId: string): Owning[] =>
  partsOf(snapshot).filter((one) => one.subnetId === subnetId)

/** Whoever owns addresses in a subnet. */
export const ownersIn = (snapshot: Snapshot, subnetId: string): Owning[] => [
  ...groupedBy(snapshot.vnics, 'subnetId', subnetId).map((one) => ({ ...one, kind: 'vnic' })),
  ...groupedBy(snapshot.natGateways, 'subnetId', subnetId).map((one) => ({
    ...one,
    kind: 'natGateway',
  })),
  ...partsIn(snapshot, subnetId),
]

/** Whoever owns an address, in whichever subnet. */
export const ownersOf = (snapshot: Snapshot, address: string): Owning[] => [
  ...groupedBy(snapshot.vnics, 'addresses', address).map((one) => ({ ...one, kind: 'vnic' })),
  ...groupedBy(snapshot.natGateways, 'addresses', address).map((one) => ({
    ...one,
    kind: 'natGateway',
  })),
  ...partsOf(snapshot).filter(({ addresses }) => addresses.includes(address)),
]

/** Most fixed addresses of a vNIC or a NAT gateway. */
export const ADDRESSES_MAX = 16

/** At least as many addresses as are owned in a subnet, without looking at each owner. */
export const addressesAtMost = (snapshot: Snapshot, subnetId: string): number => {
  const many = [
    groupedBy(snapshot.vnics, 'subnetId', subnetId),
    groupedBy(snapshot.natGateways, 'subnetId', subnetId),
  ].reduce((sum, { length }) => sum + length, 0)
  const few = partsIn(snapshot, subnetId).flatMap(({ addresses }) => addresses).length
  return ADDRESSES_MAX * many + few
}

/** How many addresses of a block can be owned. */
export const usableIn = (block: Prefix): number => sizeOf(block) - RESERVED_FIRST - RESERVED_LAST

/** Codes of {@link subnetAddressProblem}. */
export const SUBNET_ADDRESS_PROBLEMS = [
  'address_outside_subnet',
  'address_reserved',
  'address_taken',
] as const satisfies readonly ProblemCode[]

/** Refuses an address outside the blocks of the subnet, a reserved one, and one that has an owner. */
export function subnetAddressProblem(snapshot: Snapshot, owner: Owner): Problem | undefined {
  const subnet = snapshot.subnets.find(({ id }) => id === owner.subnetId)
  if (subnet === undefined) return undefined
  for (const [i, address] of owner.addresses.entries()) {
    const problem =
      placeProblem(subnet, address, i) ??
      (owner.addresses.indexOf(address) < i
        ? refusal('address_taken', i, `${address} stands twice in the list.`)
        : takenProblem(snapshot, owner, i))
    if (problem !== undefined) return problem
  }
  return undefined
}

function placeProblem({ id, cidrs }: Subnet, text: string, i: number): Problem | undefined {
  const address = addressOf(text)
  const block = cidrs.map(prefixOf).find((one) => contains(one, address))
  if (block === undefined) {
    const detail = `${text} lies outside ${cidrs.join(' and ')}, the blocks of ${id}.`
    return refusal('address_outside_subnet', i, detail, { bounds: cidrs })
  }
  if (!isReserved(block, address)) return undefined
  const detail = `${text} is among the first four addresses or the last one of ${formatPrefix(block)}, which are reserved.`
  return refusal('address_reserved', i, detail, { bounds: [formatPrefix(block)] })
}

function takenProblem(snapshot: Snapshot, owner: Owner, i: number): Problem | undefined {
  const text = owner.addresses[i]
  const rival = ownersOf(snapshot, text ?? '').find(
    ({ id, subnetId }) => id !== owner.id && subnetId === owner.subnetId,
  )
  if (rival === undefined) return undefined
  const conflict = { with: rival.id, kind: rival.kind }
  return refusal('address_taken', i, `${text} belongs to ${rival.id}.`, { conflict })
}

const refusal = (
  code: ProblemCode,
  index: number,
  detail: string,
  more?: Readonly<Record<string, unknown>>,
): Problem =>
  refusedItem(code, { member: 'addresses', index, detail, ...(more === undefined ? {} : { more }) })

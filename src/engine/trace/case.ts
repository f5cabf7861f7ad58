/**
 * What a question comes down to: per address family, the trips to make.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import { addressOf } from '../../model/canonical.ts'
import { INTERNET_HOST, type Question, TTL_DEFAULT } from '../../model/contract/question.ts'
import type { Problem } from '../../model/problem.ts'
import { type Address, type Family, familyOf, formatAddress } from '../../net/address.ts'
import { isPublic } from '../../net/special.ts'
import type { Interface, Network, Vpc } from '../compile/network.ts'
import { ambiguousOwner, type End, ownersOf, readEnd, unownedSource } from './endpoint.ts'
import { type PacketFields, packetOf } from './packet-fields.ts'
import type { Origin, Trip } from './round-trip.ts'
import type { Reading } from './trace.ts'

/** A trip with the address that it is made to, where a name has several. */
export interface LabelledTrip {
  readonly label: string
  readonly trip: Trip
}

export interface Case {
  readonly from: Reading
  readonly to: Reading
  readonly first: LabelledTrip
  readonly trips: readonly LabelledTrip[]
}

interface Source {
  readonly origin: Origin
  readonly addresses: readonly Address[]
}

interface Destination {
  readonly address: Address
  readonly goal: Interface | undefined
  readonly goalVpc?: Vpc | undefined
}

export function casesOf(
  network: Network,
  question: Question,
  fields: PacketFields,
): Result<readonly Case[], Problem> {
  const from = readEnd(question.from, network, '/from')
  if (!from.ok) return from
  const to = readEnd(question.to, network, '/to')
  if (!to.ok) return to
  const source = sourceOf(from.value, question, network)
  if (!source.ok) return source
  const destinations = destinationsOf(to.value, source.value.origin)
  const cases = ([4, 6] as const)
    .filter((family) => isAsked(family, question, fields))
    .flatMap((family) => caseOf(question, fields, source.value, onlyOf(family, destinations)) ?? [])
  return cases.length > 0 ? ok(cases) : noCommonFamily(question, source.value, destinations)
}

/** A forged source address decides the family as well as the question itself does. */
const isAsked = (family: Family, question: Question, { sourceAddress }: PacketFields): boolean =>
  (question.family === undefined || question.family === family) &&
  (sourceAddress === undefined || familyOf(sourceAddress) === family)

function sourceOf(end: End, question: Question, network: Network): Result<Source, Problem> {
  switch (end.kind) {
    case 'internet': {
      const hosts =
        end.address === undefined ? Object.values(INTERNET_HOST).map(addressOf) : [end.address]
      return ok({ origin: { kind: 'internet' }, addresses: hosts })
    }
    case 'interfaces': {
      const [first] = end.interfaces
      if (first === undefined) return unownedSource('/from', question.from)
      return ok({ origin: { kind: 'interface', interface: first }, addresses: first.addresses })
    }
    case 'address': {
      const { owner, address } = end
      const owners = end.vpc === undefined && owner === undefined ? ownersOf(address, network) : []
      if (owners.length > 1) return ambiguousOwner('/from', question.from, owners)
      if (owner === undefined) return unownedSource('/from', question.from)
      return ok({
        origin: { kind: 'interface', interface: owner },
        addresses: [sentFrom(address, network)],
      })
    }
  }
}

/** A floating IP is not an address of the guest: it sends from the private one behind it. */
const sentFrom = (address: Address, { publicAddresses }: Network): Address =>
  publicAddresses.get(address)?.privateAddress ?? address

function destinationsOf(end: End, origin: Origin): readonly Destination[] {
  switch (end.kind) {
    case 'internet': {
      const hosts =
        end.address === undefined ? Object.values(INTERNET_HOST).map(addressOf) : [end.address]
      return hosts.map((address) => ({ address, goal: undefined }))
    }
    case 'interfaces':
      return oneOf(end.interfaces).flatMap((goal) =>
        addressesSeenFrom(origin, goal).map((address) => ({ address, goal })),
      )
    case 'address':
      return [{ address: end.address, goal: end.owner, goalVpc: end.vpc }]
  }
}

/** A machine is meant by its first vNIC; a balancer or an endpoint by all of its interfaces. */
const oneOf = (interfaces: readonly Interface[]): readonly Interface[] =>
  interfaces[0]?.role.kind === 'vnic' ? interfaces.slice(0, 1) : interfaces

/** The primary address of each family; from outside the public one, if there is any. */
function addressesSeenFrom(origin: Origin, goal: Interface): Address[] {
  const { publicOf } = goal.subnet.vpc
  const primary = ([4, 6] as const).flatMap(
    (family) => goal.addresses.find((a) => familyOf(a) === family) ?? [],
  )
  if (origin.kind === 'interface') return primary
  const outside = goal.addresses.flatMap((address) => publicOf.get(address)?.address ?? [])
  const global = primary.filter((address) => typeof address === 'bigint' && isPublic(address))
  const [floating] = outside
  const seen = floating === undefined ? global : [floating, ...global]
  return seen.length > 0 ? seen : primary
}

const onlyOf = (family: Family, destinations: readonly Destination[]): readonly Destination[] =>
  destinations.filter(({ address }) => familyOf(address) === family)

function caseOf(
  question: Question,
  fields: PacketFields,
  source: Source,
  destinations: readonly Destination[],
): Case | undefined {
  const trips = destinations.flatMap((destination) => {
    const { address } = destination
    const own = source.addresses.find((candidate) => typeof candidate === typeof address)
    if (own === undefined) return []
    const forged = fields.sourceAddress
    const from = forged ?? own
    return [
      {
        label: formatAddress(address),
        trip: tripOf(question, fields, source.origin, { from, destination }),
      },
    ]
  })
  const [first] = trips
  if (first === undefined) return undefined
  const [destination] = destinations
  return {
    first,
    trips,
    from: readingOf(question.from, originInterface(source.origin), first.trip.packet.source),
    to: readingOf(question.to, destination?.goal, first.trip.packet.destination),
  }
}

function tripOf(
  question: Question,
  fields: PacketFields,
  origin: Origin,
  { from, destination }: { from: Address; destination: Destination },
): Trip {
  return {
    origin,
    packet: packetOf(fields, from, destination.address),
    goal: destination.goal,
    goalVpc: destination.goalVpc,
    explainAll: question.explain === 'all',
    isEstablished: question.state === 'established',
    forwardOnly: question.forwardOnly ?? false,
    replyTtl: TTL_DEFAULT,
  }
}

const originInterface = (origin: Origin): Interface | undefined =>
  origin.kind === 'interface' ? origin.interface : undefined

function readingOf(given: string, owner: Interface | undefined, address: Address): Reading {
  const text = formatAddress(address)
  if (owner === undefined)
    return { given, id: isPublic(address) ? 'internet' : text, kind: 'internet', address: text }
  const { node, subnet } = owner
  const name = node.name === undefined ? undefined : { name: node.name }
  return { given, id: owner.id, ...name, kind: node.kind, address: text, vpcId: subnet.vpc.id }
}

function noCommonFamily(
  question: Question,
  source: Source,
  destinations: readonly Destination[],
): Result<never, Problem> {
  const families = (addresses: readonly Address[]): string =>
    [...new Set(addresses.map((address) => `IPv${familyOf(address)}`))].sort().join(' and ') ||
    'no address'
  const detail =
    `${question.from} has ${families(source.addresses)}, ${question.to} has ` +
    `${families(destinations.map(({ address }) => address))}` +
    (question.family === undefined ? '' : `, and the question asks for IPv${question.family} only`)
  const forged = question.sourceAddress
  const also = forged === undefined ? '' : `; the packet is to be sent from ${forged}`
  return fail({ code: 'family_mismatch', detail: `${detail}${also}` })
}

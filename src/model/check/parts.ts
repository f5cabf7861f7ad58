/**
 * Feet of a balancer or an endpoint: interfaces of it in subnets, with addresses like those of vNICs.
 *
 * @module
 */
import { addressField, listField, objectField, refField, stringField } from '../field.ts'
import { problemAt } from '../joined-problem.ts'
import type { KindClaim } from '../kind.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { conflictWith, refusal } from './refusal.ts'
import { subnetAddressProblem } from './subnet-address.ts'

export interface Part {
  readonly id: string
  readonly subnetId: string
  readonly addresses: readonly string[]
}

export const partField = (doc: string, idPrefix: string) =>
  objectField(doc, {
    id: stringField('Its id; the server gives it.', {
      maxLength: 128,
      access: 'readOnly',
      chosen: true,
      example: `${idPrefix}_01kb0s6v3pe9bvqx3d1j7z8m4n`,
    }),
    subnetId: refField('Its subnet.', ['subnet']),
    addresses: listField(
      'Its private addresses; absent: one is chosen per family of the subnet.',
      addressField('One address.'),
      { minItems: 1, maxItems: 8, chosen: true },
    ),
  })

export const partClaims = (parts: readonly Part[]): KindClaim[] =>
  parts.flatMap(({ subnetId, addresses }) =>
    addresses.map((value) => ({ pool: 'address' as const, subnetId, value })),
  )

/** Codes of choosing and naming feet, besides those of their addresses. */
export const PART_PROBLEMS = [
  'read_only_field',
  'immutable_field',
  'subnet_exhausted',
  'address_contention',
] as const satisfies readonly ProblemCode[]

/** Whose feet, and the member that lists them. */
interface Owner {
  readonly id: string
  readonly member: string
  readonly parts: readonly Part[]
}

/** Refuses addresses that nobody may own there, or that have another owner. */
export function partsProblem(snapshot: Snapshot, owner: Owner): Problem | undefined {
  const { id, member, parts } = owner
  const seen = new Set<string>()
  for (const [i, { subnetId, addresses }] of parts.entries()) {
    const at = `/${member}/${i}`
    const twice = addresses.findIndex((address) => seen.has(`${subnetId} ${address}`))
    if (twice >= 0) {
      const detail = `${addresses[twice]} of ${subnetId} stands at two of \`${member}\`.`
      return refusal('address_taken', { pointer: `${at}/addresses/${twice}`, detail })
    }
    for (const address of addresses) seen.add(`${subnetId} ${address}`)
    const problem = subnetAddressProblem(snapshot, { id, subnetId, addresses })
    if (problem !== undefined) return problemAt(at, problem)
  }
  return undefined
}

/** Refuses to take away an address that a floating IP leads to. */
export function lostAddressProblem(
  { floatingIps }: Snapshot,
  before: Owner,
  after: Owner,
): Problem | undefined {
  const kept = new Set(after.parts.flatMap(({ addresses }) => addresses))
  const lost = before.parts.flatMap(({ addresses }) => addresses).filter((one) => !kept.has(one))
  const held = floatingIps.filter(
    ({ targetId, privateAddress }) =>
      targetId === before.id &&
      (privateAddress === undefined
        ? lost.includes(firstIpv4(before))
        : lost.includes(privateAddress)),
  )
  const [first] = held
  if (first === undefined) return undefined
  const detail = `${first.id} (${first.address}) leads to an address that would go.`
  return refusal('in_use', {
    pointer: `/${after.member}`,
    detail,
    blocking: held.map((one) => ({
      kind: 'floatingIp',
      id: one.id,
      ...(one.name === undefined ? {} : { name: one.name }),
      relation: 'privateAddress',
    })),
    more: conflictWith({ id: first.id, kind: 'floatingIp' }),
  })
}

/** What a floating IP leads to that names no private address. */
const firstIpv4 = ({ parts }: Owner): string =>
  parts.flatMap(({ addresses }) => addresses).find((one) => !one.includes(':')) ?? ''

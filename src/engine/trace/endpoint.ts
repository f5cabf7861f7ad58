/**
 * Reads the ends of a question: ids, names, addresses, the internet.
 *
 * @module
 */

import { nearest } from '../../base/nearest.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Problem } from '../../model/problem.ts'
import { type Address, formatAddress, parseAddress } from '../../net/address.ts'
import { contains } from '../../net/prefix.ts'
import { isPublic } from '../../net/special.ts'
import type { Interface, Network, Vpc } from '../compile/network.ts'

/** What a text in a question means. */
export type End =
  | { readonly kind: 'internet'; readonly address: Address | undefined }
  | { readonly kind: 'interfaces'; readonly interfaces: readonly Interface[] }
  /** An address; `owner` is known where exactly one interface can be meant. */
  | {
      readonly kind: 'address'
      readonly address: Address
      readonly owner: Interface | undefined
      readonly vpc: Vpc | undefined
    }

export function readEnd(text: string, network: Network, pointer: string): Result<End, Problem> {
  if (text === 'internet') return ok({ kind: 'internet', address: undefined })
  if (text.startsWith('internet:')) return readHost(text.slice('internet:'.length), pointer)
  const known = network.owners.get(text)
  if (known !== undefined) return ok({ kind: 'interfaces', interfaces: known })
  const floating = network.publicById.get(text)
  if (floating !== undefined) return ok(readAddress(floating.address, network))
  const address = parseAddress(text)
  if (address.ok) return ok(readAddress(address.value, network))
  const slash = text.lastIndexOf('/')
  const inVpc = parseAddress(text.slice(slash + 1))
  if (slash <= 0 || !inVpc.ok) return readName(text, network, pointer)
  return readInVpc(
    { given: text, vpcText: text.slice(0, slash), address: inVpc.value },
    network,
    pointer,
  )
}

function readHost(text: string, pointer: string): Result<End, Problem> {
  const host = parseAddress(text)
  if (host.ok) return ok({ kind: 'internet', address: host.value })
  return unknown(
    pointer,
    `internet:${text}`,
    'after `internet:` comes an address, as in internet:198.51.100.7',
    [],
  )
}

function readAddress(address: Address, network: Network): End {
  const floating = network.publicAddresses.get(address)
  if (floating !== undefined) {
    const { vpc, privateAddress } = floating
    const owner = privateAddress === undefined ? undefined : vpc.interfaces.get(privateAddress)
    return { kind: 'address', address, owner, vpc: undefined }
  }
  const owners = ownersOf(address, network)
  if (owners.length === 0 && isOutside(address, network)) return { kind: 'internet', address }
  return {
    kind: 'address',
    address,
    owner: owners.length === 1 ? owners[0] : undefined,
    vpc: undefined,
  }
}

/** Public, and not an unused address of one of our own VPCs (IPv6 blocks are public). */
const isOutside = (address: Address, network: Network): boolean =>
  isPublic(address) &&
  ![...network.vpcs.values()].some(({ cidrs }) => cidrs.some((prefix) => contains(prefix, address)))

export const ownersOf = (address: Address, network: Network): Interface[] =>
  [...network.vpcs.values()].flatMap((vpc) => vpc.interfaces.get(address) ?? [])

interface InVpc {
  readonly given: string
  readonly vpcText: string
  readonly address: Address
}

function readInVpc(
  { given, vpcText, address }: InVpc,
  network: Network,
  pointer: string,
): Result<End, Problem> {
  const byId = network.vpcs.get(vpcText)
  const named = byId === undefined ? (network.vpcsByName.get(vpcText) ?? []) : [byId]
  const [vpc, other] = named
  const inside = (id: string): string => `${id}/${formatAddress(address)}`
  if (other !== undefined)
    return ambiguous(
      pointer,
      given,
      named.map(({ id }) => inside(id)),
    )
  if (vpc === undefined) {
    const near = nearest(vpcText, [...network.vpcs.keys(), ...network.vpcsByName.keys()])
    return unknown(pointer, given, `there is no VPC ${vpcText}`, near.map(inside))
  }
  return ok({ kind: 'address', address, owner: vpc.interfaces.get(address), vpc })
}

function readName(text: string, network: Network, pointer: string): Result<End, Problem> {
  const named = network.names.get(text) ?? []
  const identities = [...new Set(named.map(identityOf))]
  if (identities.length > 1) return ambiguous(pointer, text, identities)
  if (named.length > 0) return ok({ kind: 'interfaces', interfaces: named })
  const near = nearest(text, [...network.names.keys(), ...network.owners.keys()])
  const accepted = 'write an id, a name, an address, VPC/ADDRESS, internet or internet:ADDRESS'
  return unknown(
    pointer,
    text,
    `nothing that owns an address has this id or name; ${accepted}`,
    near,
  )
}

/** Interfaces of one thing are one answer: the vNICs of a machine, the nodes of a balancer. */
function identityOf({ id, node, role }: Interface): string {
  if (role.kind === 'loadBalancer') return role.balancer.id
  if (role.kind === 'unmodelled') return node.name ?? id
  return role.kind === 'vnic' ? node.id : id
}

function unknown(
  pointer: string,
  given: string,
  why: string,
  near: readonly string[],
): Result<never, Problem> {
  const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''
  return fail({
    code: 'endpoint_unknown',
    detail: `${given}: ${why}${hint}`,
    errors: [
      {
        pointer,
        code: 'endpoint_unknown',
        detail: why,
        value: given,
        ...(near[0] === undefined ? undefined : { suggestion: near[0] }),
      },
    ],
  })
}

function ambiguous(
  pointer: string,
  given: string,
  options: readonly string[],
): Result<never, Problem> {
  const detail = `${given} may be ${options.join(' or ')}; name one of them`
  const error = {
    pointer,
    code: 'endpoint_ambiguous',
    detail,
    value: given,
    suggestion: options[0],
  }
  return fail({ code: 'endpoint_ambiguous', detail, errors: [error] })
}

export const ambiguousOwner = (pointer: string, given: string, owners: readonly Interface[]) =>
  ambiguous(
    pointer,
    given,
    owners.map(({ subnet }) => `${subnet.vpc.id}/${given}`),
  )

export const unownedSource = (pointer: string, given: string) =>
  unknown(pointer, given, 'nobody in the network has this address, so nobody can send from it', [])

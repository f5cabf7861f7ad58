import type { Kind } from '../model/kind.ts'
import { pathMembers } from '../model/kind-fields.ts'
import { L4_PORT_LAST } from '../net/l4-port.ts'
import { hasPorts, protocolNumber } from '../net/protocol.ts'
import { canonicalJson } from '../store/canonical-json.ts'

/**
 * What a child says, apart from who says it and why: equal keys under one parent are one thing said
 * twice. A protocol is the same by name and by number, and so are all its ports and none.
 */
export function keyOf(kind: Kind, resource: Readonly<Record<string, unknown>>): string {
  const known = keys.get(resource)
  if (known !== undefined) return known
  const key = canonicalJson(keyMembers(kind).map((member) => canonicalValue(member, resource)))
  keys.set(resource, key)
  return key
}

/** A resource never changes, and each new sibling is compared with it. */
const keys = new WeakMap<Readonly<Record<string, unknown>>, string>()

/** Members by which the children of one parent are told apart. */
export const keyMembers = (kind: Kind): readonly string[] => kind.key ?? ownMembers(kind)

function canonicalValue(member: string, resource: Readonly<Record<string, unknown>>): unknown {
  const value = resource[member] ?? null
  const number = protocolNumber(String(resource['protocol']))
  if (member === 'protocol') return number ?? value
  const isWhole = member === 'l4Ports' && value === null
  return isWhole && number !== undefined && hasPorts(number) ? ALL_PORTS : value
}

const ALL_PORTS = { first: 0, last: L4_PORT_LAST }

/** Without a key of its own, a kind is told apart by all that the caller says about it. */
const ownMembers = (kind: Kind): string[] =>
  Object.entries(kind.fields)
    .filter(([, { access }]) => access === 'readWrite' || access === 'createOnly')
    .map(([name]) => name)
    .filter((name) => name !== 'description' && !pathMembers(kind).includes(name))

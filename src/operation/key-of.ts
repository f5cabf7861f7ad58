import type { Kind } from '../model/kind.ts'
import { pathMembers } from '../model/kind-fields.ts'
import { protocolNumber } from '../net/protocol.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'

/**
 * What a child says, apart from who says it and why: equal keys under one parent are one thing said
 * twice. A protocol is the same by name and by number.
 */
export const keyOf = (kind: Kind, resource: StoredResource): string =>
  canonicalJson(
    (kind.key ?? ownMembers(kind)).map((member) => canonicalValue(member, resource[member])),
  )

const canonicalValue = (member: string, value: unknown): unknown =>
  member === 'protocol' && typeof value === 'string'
    ? (protocolNumber(value) ?? value)
    : (value ?? null)

/** Without a key of its own, a kind is told apart by all that the caller says about it. */
const ownMembers = (kind: Kind): string[] =>
  Object.entries(kind.fields)
    .filter(([, { access }]) => access === 'readWrite' || access === 'createOnly')
    .map(([name]) => name)
    .filter((name) => name !== 'description' && !pathMembers(kind).includes(name))

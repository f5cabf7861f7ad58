/**
 * Texts of a snapshot as values. A snapshot was parsed when it was made, so that text which is no
 * prefix or address here is our own mistake.
 *
 * @module
 */
import { assert } from '../../base/assert.ts'
import { type Address, parseAddress } from '../../net/address.ts'
import { type Prefix, parsePrefix } from '../../net/prefix.ts'
import { protocolNumber } from '../../net/protocol.ts'

export function prefixOf(text: string): Prefix {
  const parsed = parsePrefix(text)
  assert(parsed.ok, `${text} in a snapshot is a canonical prefix`)
  return parsed.value
}

export function addressOf(text: string): Address {
  const parsed = parseAddress(text)
  assert(parsed.ok, `${text} in a snapshot is an address`)
  return parsed.value
}

/** -1 for `any`. */
export function protocolOf(text: string): number {
  if (text === 'any') return -1
  const number = protocolNumber(text)
  assert(number !== undefined, `${text} in a snapshot is a protocol`)
  return number
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Groups items under a key. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

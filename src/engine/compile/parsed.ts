/**
 * What compiling needs everywhere: protocols as numbers, an order of ids, groups by key.
 *
 * @module
 */
import { assert } from '../../base/assert.ts'
import { protocolNumber } from '../../net/protocol.ts'

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

/**
 * Longest-prefix match for both families.
 *
 * One hash map per prefix length in use: a look-up costs as many probes as there are lengths, however
 * many routes there are.
 *
 * @module
 */
import type { Address } from '../../net/address.ts'
import type { Prefix } from '../../net/prefix.ts'

interface Level<T> {
  readonly length: number
  /** Network part as a key: the address shifted right by the host bits. */
  readonly byNetwork: Map<Address, readonly T[]>
}

export interface PrefixTable<T> {
  readonly v4: readonly Level<T>[]
  readonly v6: readonly Level<T>[]
}

export interface Ranked<T> {
  readonly prefix: Prefix
  /** Lower wins among equal prefixes (route origin). */
  readonly rank: number
  readonly value: T
}

const network = (address: Address, length: number): Address =>
  typeof address === 'number'
    ? Math.floor(address / 2 ** (32 - length))
    : address >> BigInt(128 - length)

/** Keeps, of equal prefixes, those of the lowest rank, in the order given. */
export function prefixTable<T>(entries: readonly Ranked<T>[]): PrefixTable<T> {
  const best = new Map<string, Ranked<T>[]>()
  for (const entry of entries) {
    const key = `${entry.prefix.family}/${entry.prefix.first}/${entry.prefix.length}`
    const rivals = best.get(key)
    const rival = rivals?.[0]
    if (rivals === undefined || rival === undefined || entry.rank < rival.rank)
      best.set(key, [entry])
    else if (entry.rank === rival.rank) rivals.push(entry)
  }
  const groups = [...best.values()]
  return { v4: levels(groups, 4), v6: levels(groups, 6) }
}

function levels<T>(groups: readonly Ranked<T>[][], family: 4 | 6): Level<T>[] {
  const byLength = new Map<number, Map<Address, readonly T[]>>()
  for (const group of groups) {
    const prefix = group[0]?.prefix
    if (prefix?.family !== family) continue
    const level = byLength.get(prefix.length) ?? new Map<Address, readonly T[]>()
    level.set(
      network(prefix.first, prefix.length),
      group.map((entry) => entry.value),
    )
    byLength.set(prefix.length, level)
  }
  return [...byLength]
    .map(([length, byNetwork]) => ({ length, byNetwork }))
    .sort((a, b) => b.length - a.length)
}

/** The values of the longest prefix that holds `address`; empty if there is none. */
export function longestMatch<T>(table: PrefixTable<T>, address: Address): readonly T[] {
  for (const level of typeof address === 'number' ? table.v4 : table.v6) {
    const found = level.byNetwork.get(network(address, level.length))
    if (found !== undefined) return found
  }
  return []
}

export function tableSize<T>(table: PrefixTable<T>): number {
  return [...table.v4, ...table.v6].reduce((sum, level) => sum + level.byNetwork.size, 0)
}

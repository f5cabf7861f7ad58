/**
 * What is left in a subnet: addresses that are kept, and whole blocks that nobody stands in.
 *
 * A subnet may have many free addresses and yet no free block of sixteen, such as a delegation of a
 * prefix needs; the count of addresses does not show it.
 *
 * @module
 */
import { addressPlus, formatAddress } from '../../net/address.ts'
import type { Prefix } from '../../net/prefix.ts'
import { RESERVED_FIRST, RESERVED_LAST } from './subnet-address.ts'

export const RESERVED_PURPOSES = ['network', 'gateway', 'resolver', 'future', 'broadcast'] as const

interface Reserved {
  readonly address: string
  readonly purpose: (typeof RESERVED_PURPOSES)[number]
}

export const reservedAddresses = ({ first, last }: Prefix): Reserved[] =>
  RESERVED_PURPOSES.map((purpose, i) => ({
    address: formatAddress(i < RESERVED_FIRST ? addressPlus(first, i) : last),
    purpose,
  }))

/** Lengths that anybody counts: from the largest subnet of most clouds to the smallest delegation. */
export const BLOCK_LENGTHS = [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28] as const

/** How many aligned blocks of each length hold neither an owned nor a reserved address; IPv4 only. */
export function freeBlocks(block: Prefix, owned: readonly number[]): Record<string, number> {
  const first = Number(block.first)
  const size = 2 ** (32 - block.length)
  const kept = [
    ...Array.from({ length: RESERVED_FIRST }, (_, i) => i),
    ...Array.from({ length: RESERVED_LAST }, (_, i) => size - 1 - i),
  ]
  const busy = [...kept, ...owned.map((address) => address - first)]
  const counts = BLOCK_LENGTHS.filter((length) => length > block.length).map((length) => {
    const step = 2 ** (32 - length)
    const touched = new Set(busy.map((offset) => Math.floor(offset / step)))
    return [`/${length}`, size / step - touched.size] as const
  })
  return Object.fromEntries(counts)
}

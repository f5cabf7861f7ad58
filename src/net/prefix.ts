/**
 * IP prefixes (CIDR blocks) of both families, as ranges of addresses.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import {
  type Address,
  type Family,
  familyOf,
  formatAddress,
  parseAddress,
  widthBits,
} from './address.ts'

export interface Prefix {
  readonly family: Family
  /** Lowest address; host bits are zero. */
  readonly first: Address
  /** Highest address, inclusive. */
  readonly last: Address
  readonly length: number
}

/** Builds a prefix from trusted parts; host bits are cleared. Outside text goes through `parsePrefix`. */
export function prefix(address: Address, length: number): Prefix {
  const family = familyOf(address)
  assert(0 <= length && length <= widthBits(family), 'prefix length fits the family')
  if (typeof address === 'number') {
    const size = 2 ** (32 - length)
    const first = Math.floor(address / size) * size
    return { family, first, last: first + size - 1, length }
  }
  const hostBits = BigInt(128 - length)
  const first = (address >> hostBits) << hostBits
  return { family, first, last: first + (1n << hostBits) - 1n, length }
}

/** The prefix that holds exactly one address. */
export const hostPrefix = (address: Address): Prefix =>
  prefix(address, widthBits(familyOf(address)))

/** Two prefixes overlap exactly when one contains the other. */
export const overlaps = (a: Prefix, b: Prefix): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last

export const contains = (outer: Prefix, address: Address): boolean =>
  typeof outer.first === typeof address && outer.first <= address && address <= outer.last

export const containsPrefix = (outer: Prefix, inner: Prefix): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last

export const isDefault = (p: Prefix): boolean => p.length === 0

export const formatPrefix = (p: Prefix): string => `${formatAddress(p.first)}/${p.length}`

/** How many addresses the prefix holds; exact up to a /75, which is more than anybody counts. */
export const sizeOf = (p: Prefix): number => 2 ** (widthBits(p.family) - p.length)

export type PrefixError =
  | { readonly code: 'prefix_malformed'; readonly got: string }
  | { readonly code: 'prefix_host_bits'; readonly got: string; readonly canonical: string }

/** Parses `address/length`; refuses host bits (and says the canonical form), since they hide typos. */
export function parsePrefix(text: string): Result<Prefix, PrefixError> {
  const slash = text.indexOf('/')
  const address = parseAddress(text.slice(0, slash))
  const lengthText = text.slice(slash + 1)
  if (slash < 0 || !address.ok || !/^(0|[1-9]\d{0,2})$/.test(lengthText)) {
    return fail({ code: 'prefix_malformed', got: text })
  }
  const length = Number(lengthText)
  if (length > widthBits(familyOf(address.value)))
    return fail({ code: 'prefix_malformed', got: text })
  const made = prefix(address.value, length)
  return made.first === address.value
    ? ok(made)
    : fail({ code: 'prefix_host_bits', got: text, canonical: formatPrefix(made) })
}

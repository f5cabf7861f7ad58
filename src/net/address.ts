/**
 * IP addresses of both families as plain integers.
 *
 * An IPv4 address is a `number`, an IPv6 address a `bigint`; the type tells the family. JavaScript
 * compares the two kinds alike, so that every range check is one code path for both families and
 * IPv4 (the hot one) costs no allocation.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'

export type Address = number | bigint
export type Family = 4 | 6

export const familyOf = (address: Address): Family => (typeof address === 'number' ? 4 : 6)

export const widthBits = (family: Family): number => (family === 4 ? 32 : 128)

export type AddressError = { readonly code: 'address_malformed'; readonly got: string }

/** The address `offset` places above `address`, in the same family. */
export const addressPlus = (address: Address, offset: number): Address =>
  typeof address === 'number' ? address + offset : address + BigInt(offset)

/** Parses dotted decimal (RFC 6943 §3.1.1 strict form) or IPv6 text (RFC 4291 §2.2). */
export function parseAddress(text: string): Result<Address, AddressError> {
  const value = text.includes(':') ? readIpv6(text) : readIpv4(text)
  return value === undefined ? fail({ code: 'address_malformed', got: text }) : ok(value)
}

const OCTET = /^(0|[1-9]\d{0,2})$/

function readIpv4(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0
  for (const part of parts) {
    const octet = OCTET.test(part) ? Number(part) : 256
    if (octet > 255) return undefined
    value = value * 256 + octet
  }
  return value
}

const GROUP = /^[0-9a-fA-F]{1,4}$/

function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const isWhole = halves.length === 1
  const [head, tail] = [readGroups(halves[0] ?? '', isWhole), readGroups(halves[1] ?? '', true)]
  if (head === undefined || tail === undefined) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array<number>(halves.length === 2 ? missing : 0).fill(0), ...tail]
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n)
}

/** An IPv4 address may stand for the last two groups, and nowhere else (RFC 4291 §2.2). */
function readGroups(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    if (part.includes('.') && isEnd && i === parts.length - 1) {
      const embedded = readIpv4(part)
      if (embedded === undefined) return undefined
      groups.push(Math.floor(embedded / 65_536), embedded % 65_536)
    } else if (GROUP.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

/** Dotted decimal, or IPv6 in the canonical form of RFC 5952 §4. */
export const formatAddress = (address: Address): string =>
  typeof address === 'number' ? formatIpv4(address) : formatIpv6(address)

const formatIpv4 = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')

function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    Number((address >> BigInt(112 - 16 * i)) & 0xffffn),
  )
  const zeros = longestZeroRun(groups)
  const hex = (part: readonly number[]): string => part.map((g) => g.toString(16)).join(':')
  if (zeros === undefined) return hex(groups)
  return `${hex(groups.slice(0, zeros.first))}::${hex(groups.slice(zeros.first + zeros.length))}`
}

/** RFC 5952 §4.2: the longest run of at least two zero groups, the first of equals. */
function longestZeroRun(groups: readonly number[]): { first: number; length: number } | undefined {
  let best: { first: number; length: number } | undefined
  for (let first = 0; first < groups.length; first++) {
    let length = 0
    while (groups[first + length] === 0) length++
    if (length >= 2 && length > (best?.length ?? 0)) best = { first, length }
  }
  return best
}

/**
 * Address ranges with a meaning of their own (IANA special-purpose registries, RFC 6890).
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import type { Address } from './address.ts'
import { contains, type Prefix, parsePrefix } from './prefix.ts'

const known = (text: string): Prefix => {
  const parsed = parsePrefix(text)
  assert(parsed.ok, `${text} is a prefix`)
  return parsed.value
}

/** Not routed on the public internet: private, shared, loopback, link-local, unique local. */
const NOT_PUBLIC: readonly Prefix[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/127',
  'fc00::/7',
  'fe80::/10',
].map(known)

/** Never a unicast destination that a route table may deliver: multicast, class E, broadcast. */
const NOT_UNICAST: readonly Prefix[] = ['224.0.0.0/4', '240.0.0.0/4', 'ff00::/8'].map(known)

const LOOPBACK: readonly Prefix[] = ['127.0.0.0/8', '::1/128'].map(known)

const LINK_LOCAL: readonly Prefix[] = ['169.254.0.0/16', 'fe80::/10'].map(known)

/** Where platforms answer for names, metadata and time: link-local, and the block AWS uses for IPv6. */
const PLATFORM: readonly Prefix[] = ['169.254.0.0/16', 'fd00:ec2::/32'].map(known)

/** IPv4 hosts as IPv6 hosts see them through a translator (RFC 6052 §2.1). */
export const NAT64 = known('64:ff9b::/96')

const within = (ranges: readonly Prefix[], address: Address): boolean =>
  ranges.some((range) => contains(range, address))

export const isPublic = (address: Address): boolean =>
  !within(NOT_PUBLIC, address) && !within(NOT_UNICAST, address)

export const isUnicast = (address: Address): boolean => !within(NOT_UNICAST, address)

export const isLoopback = (address: Address): boolean => within(LOOPBACK, address)

export const isPlatform = (address: Address): boolean => within(PLATFORM, address)

export const isLinkLocal = (address: Address): boolean => within(LINK_LOCAL, address)

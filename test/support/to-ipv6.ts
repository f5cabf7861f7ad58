import type { Result } from '../../src/base/result.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { formatAddress, parseAddress } from '../../src/net/address.ts'
import { formatPrefix, parsePrefix, prefix } from '../../src/net/prefix.ts'

function parsed<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value
  throw new Error(`not an address or prefix: ${JSON.stringify(result.error)}`)
}

/** Where the IPv4 addresses go: the low 32 bits of this prefix. */
const HOME = parsed(parseAddress('fd00:77::'))

/** `10.0.0.5` becomes `fd00:77::a00:5`; what is IPv6 already stays. */
export function addressToIpv6(text: string): string {
  const address = parsed(parseAddress(text))
  if (typeof address === 'bigint') return text
  return formatAddress(BigInt(HOME) + BigInt(address))
}

/** `10.0.0.0/16` becomes `fd00:77::a00:0/112`, and `0.0.0.0/0` becomes `::/0`. */
export function prefixToIpv6(text: string): string {
  const given = parsed(parsePrefix(text))
  if (given.family === 6) return text
  if (given.length === 0) return '::/0'
  const first = parsed(parseAddress(addressToIpv6(formatAddress(given.first))))
  return formatPrefix(prefix(first, 96 + given.length))
}

/** Types of the same meaning (RFC 792, RFC 4443): unreachable, time exceeded, echo and its reply. */
const ICMP_TYPES: Readonly<Record<number, number>> = { 0: 129, 3: 1, 8: 128, 11: 3 }

const MEMBERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  address: (value) => addressToIpv6(String(value)),
  addresses: (value) => (value as readonly string[]).map(addressToIpv6),
  cidr: (value) => prefixToIpv6(String(value)),
  cidrs: (value) => (value as readonly string[]).map(prefixToIpv6),
  destinationCidr: (value) => prefixToIpv6(String(value)),
  icmpType: (value) => ICMP_TYPES[Number(value)] ?? value,
  peerCidr: (value) => prefixToIpv6(String(value)),
  sourceCidr: (value) => prefixToIpv6(String(value)),
  protocol: (value) => (value === 'icmp' ? 'icmpv6' : value),
}

function translate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translate)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => {
    const known = MEMBERS[name]
    return [name, known ? known(member) : translate(member)] as const
  })
  return Object.fromEntries(members)
}

/**
 * The same network with every private address in IPv6. Public addresses are left out: IPv6 knows no
 * translation, so that only paths between private addresses mean the same.
 */
export const toIpv6 = (snapshot: Snapshot): Snapshot =>
  translate({ ...snapshot, floatingIps: [] }) as Snapshot

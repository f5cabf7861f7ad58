/**
 * IP protocols by number and by name (IANA "Protocol Numbers").
 *
 * @module
 */
export const ICMP = 1
export const TCP = 6
export const UDP = 17
export const ICMPV6 = 58
export const SCTP = 132

const NAMES: Readonly<Record<string, number>> = {
  icmp: ICMP,
  tcp: TCP,
  udp: UDP,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: ICMPV6,
  sctp: SCTP,
}

/** Number of a protocol given by name or by number; `undefined` if it is neither. */
export function protocolNumber(text: string): number | undefined {
  const named = NAMES[text.toLowerCase()]
  if (named !== undefined) return named
  return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : undefined
}

export const protocolName = (protocol: number): string =>
  Object.keys(NAMES).find((name) => NAMES[name] === protocol) ?? `protocol ${protocol}`

export const PROTOCOL_NAMES: readonly string[] = Object.keys(NAMES)

/** Protocols whose header starts with a source and a destination port. */
export const hasPorts = (protocol: number): boolean =>
  protocol === TCP || protocol === UDP || protocol === SCTP

/** ICMP for IPv4 and ICMPv6 for IPv6: one thing to a person, two numbers on the wire. */
export const isIcmp = (protocol: number): boolean => protocol === ICMP || protocol === ICMPV6

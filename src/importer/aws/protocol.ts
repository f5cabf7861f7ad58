import { PROTOCOL_NAMES, protocolNumber } from '../../net/protocol.ts'

/** A protocol as AWS writes it (a name, a number, or -1 for all) in the words of the model. */
export function protocolOf(given: string): string {
  if (given === '-1' || given === 'all') return 'any'
  const number = protocolNumber(given)
  return PROTOCOL_NAMES.find((name) => protocolNumber(name) === number) ?? given
}

/** Protocols whose rules may have a port range. */
export const takesPorts = (protocol: string): boolean => ['tcp', 'udp', 'sctp'].includes(protocol)

export const takesIcmpType = (protocol: string): boolean => ['icmp', 'icmpv6'].includes(protocol)

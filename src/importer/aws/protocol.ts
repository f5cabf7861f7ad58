import { PROTOCOL_NAMES, protocolNumber } from '../../net/protocol.ts'
import type { Element } from './element.ts'

/** A protocol as AWS writes it (a name, a number, or -1 for all) in the words of the model. */
export function protocolOf(element: Element, member: string): string {
  const given = element.text(member)
  if (given === '-1' || given === 'all') return 'any'
  const number = protocolNumber(given)
  if (number === undefined) {
    element.refuse(member, `expected a protocol by name or number, found ${JSON.stringify(given)}`)
  }
  return PROTOCOL_NAMES.find((name) => protocolNumber(name) === number) ?? given
}

/** Protocols whose rules may have a port range. */
export const takesPorts = (protocol: string): boolean => ['tcp', 'udp', 'sctp'].includes(protocol)

export const takesIcmpType = (protocol: string): boolean => ['icmp', 'icmpv6'].includes(protocol)

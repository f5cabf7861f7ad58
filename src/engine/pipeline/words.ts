/**
 * How packets and matches are put into words, the same in every stage.
 *
 * @module
 */
import { formatAddress } from '../../net/address.ts'
import { formatL4PortRange } from '../../net/l4-port.ts'
import { hasPorts, isIcmp, protocolName } from '../../net/protocol.ts'
import type { Match, Peer } from '../compile/network.ts'
import type { Packet } from '../packet.ts'

/** `tcp 443`, `icmp 8`, `any protocol`. */
export function trafficOf(packet: Packet): string {
  if (packet.protocol === undefined) return 'any protocol'
  const name = protocolName(packet.protocol)
  if (isIcmp(packet.protocol)) return `${name} type ${packet.icmpType ?? 'any'}`
  return hasPorts(packet.protocol) ? `${name} ${packet.destinationPort ?? 'any port'}` : name
}

/** `tcp 443-444`, `all traffic`. */
export function matchOf(match: Match): string {
  if (match.protocol === -1) return 'all traffic'
  const name = protocolName(match.protocol)
  if (isIcmp(match.protocol))
    return match.icmpType === -1 ? `all ${name}` : `${name} type ${match.icmpType}`
  if (!hasPorts(match.protocol)) return name
  const all = match.firstPort === 0 && match.lastPort === 65_535
  return all
    ? `all ${name}`
    : `${name} ${formatL4PortRange({ first: match.firstPort, last: match.lastPort })}`
}

export function peerOf(peer: Peer): string {
  return peer.kind === 'group' ? (peer.group.name ?? peer.group.id) : peer.said
}

export const source = (packet: Packet): string => formatAddress(packet.source)

export const destination = (packet: Packet): string => formatAddress(packet.destination)

import { ALL_L4_PORTS } from '../../net/l4-port.ts'
import { hasPorts, ICMP, ICMPV6 } from '../../net/protocol.ts'
import type { Packet } from '../packet.ts'
import type { Match } from './network.ts'
import { protocolOf } from './parsed.ts'

interface Described {
  readonly id: string
  readonly protocol: string
  readonly l4Ports?: { readonly first: number; readonly last: number }
  readonly icmpType?: number
  readonly icmpCode?: number
}

export function compileMatch(described: Described): Match {
  const { first, last } = described.l4Ports ?? ALL_L4_PORTS
  return {
    id: described.id,
    protocol: protocolOf(described.protocol),
    firstPort: first,
    lastPort: last,
    icmpType: described.icmpType ?? -1,
    icmpCode: described.icmpCode ?? -1,
  }
}

/**
 * Whether protocol, ports and ICMP type fit. A packet that leaves a member unspecified stands for
 * all its values, so that only a rule which covers all of them matches.
 */
export function matches(match: Match, packet: Packet): boolean {
  if (match.protocol === -1) return true
  if (match.protocol !== packet.protocol) return false
  if (hasPorts(match.protocol)) return fitsPorts(match, packet.destinationPort)
  if (match.protocol === ICMP || match.protocol === ICMPV6) return fitsIcmp(match, packet)
  return true
}

const fitsPorts = (match: Match, port: number | undefined): boolean =>
  port === undefined
    ? match.firstPort === ALL_L4_PORTS.first && match.lastPort === ALL_L4_PORTS.last
    : match.firstPort <= port && port <= match.lastPort

const fitsIcmp = (match: Match, packet: Packet): boolean =>
  (match.icmpType === -1 || match.icmpType === packet.icmpType) &&
  (match.icmpCode === -1 || match.icmpCode === packet.icmpCode)

/**
 * What stateful elements remember of a request, so that its reply passes.
 *
 * @module
 */

import { ICMP, ICMPV6 } from '../../net/protocol.ts'
import type {
  Gateway,
  Interface,
  ServiceFunction,
  Subnet,
  TransitAttachment,
} from '../compile/network.ts'
import type { Packet } from '../packet.ts'

interface Remembered {
  /** The reply as it will look when it meets the element. */
  readonly reply: Packet
}

export type Session =
  | (Remembered & { readonly kind: 'tracked'; readonly interface: Interface })
  | (Remembered & { readonly kind: 'nat'; readonly interface: Interface; readonly undone: Packet })
  | (Remembered & {
      readonly kind: 'balancer'
      readonly interface: Interface
      readonly undone: Packet
      /** True: the target sees the client and answers it, and the fabric brings the answer back. */
      readonly steers: boolean
    })
  | (Remembered & { readonly kind: 'egressOnly'; readonly gateway: Gateway })
  | (Remembered & {
      readonly kind: 'chain'
      readonly interface: Interface
      readonly functions: readonly ServiceFunction[]
    })
  | { readonly kind: 'zone'; readonly attachment: TransitAttachment; readonly subnet: Subnet }

type Kind = Session['kind']

export function findSession<K extends Exclude<Kind, 'zone'>>(
  sessions: readonly Session[],
  kind: K,
  packet: Packet,
): readonly Extract<Session, { readonly kind: K }>[] {
  return sessions.filter(
    (session): session is Extract<Session, { readonly kind: K }> =>
      session.kind === kind && 'reply' in session && isSameFlow(session.reply, packet),
  )
}

/** Equal in all that identifies a connection; size, TTL and ICMP type may differ. */
export const isSameFlow = (a: Packet, b: Packet): boolean =>
  a.source === b.source &&
  a.destination === b.destination &&
  a.protocol === b.protocol &&
  a.sourcePort === b.sourcePort &&
  a.destinationPort === b.destinationPort

/** ICMP requests and the types that answer them (RFC 792, RFC 4443 §4). */
const ICMP_ANSWERS: ReadonlyMap<number, number> = new Map([
  [8, 0],
  [0, 8],
  [13, 14],
  [14, 13],
  [128, 129],
  [129, 128],
])

/** The answer to a packet, as its receiver sends it; `ttl` starts anew. */
export const reversed = (packet: Packet, ttl: number): Packet => ({
  source: packet.destination,
  destination: packet.source,
  protocol: packet.protocol,
  sourcePort: packet.destinationPort,
  destinationPort: packet.sourcePort,
  icmpType: packet.icmpType === undefined ? undefined : ICMP_ANSWERS.get(packet.icmpType),
  icmpCode: packet.icmpCode,
  sizeBytes: packet.sizeBytes,
  doNotFragment: packet.doNotFragment,
  ttl,
})

/** False for ICMP types that nobody answers, such as errors. */
export const isAnswered = (packet: Packet): boolean =>
  (packet.protocol !== ICMP && packet.protocol !== ICMPV6) ||
  packet.icmpType === undefined ||
  ICMP_ANSWERS.has(packet.icmpType)

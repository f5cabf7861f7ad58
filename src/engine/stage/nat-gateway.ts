import { familyOf, formatAddress } from '../../net/address.ts'
import { contains } from '../../net/prefix.ts'
import { ICMP, ICMPV6, protocolName, TCP, UDP } from '../../net/protocol.ts'
import { NAT64 } from '../../net/special.ts'
import type { Interface } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import { leave } from '../pipeline/place.ts'
import { findSession, reversed } from '../pipeline/session.ts'
import {
  type Context,
  type Flow,
  hideSender,
  type Move,
  refused,
  rewritten,
  type Stage,
} from '../pipeline/stage.ts'
import { source } from '../pipeline/words.ts'

const TRANSLATED: readonly number[] = [TCP, UDP, ICMP, ICMPV6]

/**
 * Hides sources behind its own address (RFC 2663 §4.1.2) and lets in what answers them, nothing else.
 * Translates TCP, UDP and ICMP only (AWS "NAT gateway basics").
 */
export const natGateway: Stage<'natGateway'> = {
  name: 'natGateway',

  step({ interface: gateway, inward }, flow, context) {
    return inward ? restore(gateway, flow, context) : translate(gateway, flow, context)
  },
}

function translate(gateway: Interface, flow: Flow, context: Context): Move {
  const { name } = natGateway
  const { node } = gateway
  const { packet: before } = flow
  if (context.isReply) {
    const said = (): string =>
      'a reply whose request did not come through this gateway has no session here'
    return { node, flow, step: refused(name, 'NAT_NO_SESSION', said, gateway.id) }
  }
  const after = translated(before, gateway)
  if (after === undefined || !TRANSLATED.includes(before.protocol ?? -1)) {
    const said = (): string =>
      after === undefined
        ? `has no IPv${familyOf(before.source)} address to translate ${source(before)} to`
        : `does not translate ${before.protocol === undefined ? 'an unspecified protocol' : protocolName(before.protocol)}`
    return { node, flow, step: refused(name, 'NAT_PROTOCOL_UNSUPPORTED', said, gateway.id) }
  }
  const undone = reversed(before, before.ttl)
  context.sessions.push({
    kind: 'nat',
    interface: gateway,
    reply: reversed(after, after.ttl),
    undone,
  })
  const said = (): string =>
    `source ${source(before)} becomes ${source(after)}; the session is remembered`
  const step = rewritten(name, said, { before, after, element: gateway.id })
  return { node, step, flow: hideSender(flow, after, gateway.id), next: leave(gateway) }
}

/** The packet under the gateway's own address; IPv6 to 64:ff9b::/96 becomes IPv4 (RFC 6146, RFC 6052). */
function translated(packet: Packet, gateway: Interface): Packet | undefined {
  const isNat64 = typeof packet.destination === 'bigint' && contains(NAT64, packet.destination)
  const own = gateway.addresses.find(
    (address) => typeof address === (isNat64 ? 'number' : typeof packet.source),
  )
  if (own === undefined || !isNat64)
    return own === undefined ? undefined : { ...packet, source: own }
  const destination = Number(BigInt(packet.destination) & 0xffff_ffffn)
  if (packet.protocol !== ICMPV6) return { ...packet, source: own, destination }
  const icmpType = packet.icmpType === 128 ? 8 : packet.icmpType
  return { ...packet, source: own, destination, protocol: ICMP, icmpType }
}

function restore(gateway: Interface, flow: Flow, context: Context): Move {
  const { name } = natGateway
  const { node } = gateway
  const { packet: before } = flow
  const session = findSession(context.sessions, 'nat', before).find((s) => s.interface === gateway)
  if (session === undefined || !context.isReply) {
    const said = (): string => `no session for ${source(before)}; the gateway takes answers only`
    return { node, flow, step: refused(name, 'NAT_NO_SESSION', said, gateway.id) }
  }
  const { ttl, sizeBytes, doNotFragment } = before
  const after = { ...session.undone, ttl, sizeBytes, doNotFragment }
  const said = (): string =>
    `session found: destination becomes ${formatAddress(after.destination)} again`
  const step = rewritten(name, said, { before, after, element: gateway.id })
  return { node, step, flow: { ...flow, packet: after }, next: leave(gateway) }
}

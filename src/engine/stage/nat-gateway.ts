import { familyOf, formatAddress } from '../../net/address.ts'
import { ICMP, ICMPV6, protocolName, TCP, UDP } from '../../net/protocol.ts'
import type { Interface } from '../compile/network.ts'
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
  const own = gateway.addresses.find((address) => typeof address === typeof before.source)
  if (own === undefined || !TRANSLATED.includes(before.protocol ?? -1)) {
    const said = (): string =>
      own === undefined
        ? `has no IPv${familyOf(before.source)} address to translate ${source(before)} to`
        : `does not translate ${before.protocol === undefined ? 'an unspecified protocol' : protocolName(before.protocol)}`
    return { node, flow, step: refused(name, 'NAT_PROTOCOL_UNSUPPORTED', said, gateway.id) }
  }
  const after = { ...before, source: own }
  const undone = reversed(before, before.ttl)
  context.sessions.push({
    kind: 'nat',
    interface: gateway,
    reply: reversed(after, after.ttl),
    undone,
  })
  const said = (): string =>
    `source ${source(before)} becomes ${formatAddress(own)}; the session is remembered`
  const step = rewritten(name, said, { before, after, element: gateway.id })
  return { node, step, flow: hideSender(flow, after, gateway.id), next: leave(gateway) }
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
  const after = { ...before, destination: session.undone.destination }
  const said = (): string =>
    `session found: destination becomes ${formatAddress(after.destination)} again`
  const step = rewritten(name, said, { before, after, element: gateway.id })
  return { node, step, flow: { ...flow, packet: after }, next: leave(gateway) }
}

import { isPublic } from '../../net/special.ts'
import type { Gateway } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import { foreignAtBorder } from '../pipeline/border.ts'
import type { Place } from '../pipeline/place.ts'
import { findSession, reversed } from '../pipeline/session.ts'
import { type Context, passed, refused, type Stage } from '../pipeline/stage.ts'
import { source } from '../pipeline/words.ts'

/** Lets IPv6 out and only answers in (AWS "Egress-only internet gateways"). */
export const egressOnlyGateway: Stage<'egressOnlyGateway'> = {
  name: 'egressOnlyGateway',

  step({ gateway, inward }, flow, context) {
    const { node, vpc } = gateway
    const { packet } = flow
    if (inward) {
      const next: Place = { at: 'localDelivery', vpc, from: undefined }
      if (isKnown(gateway, packet, context)) {
        return {
          node,
          flow,
          next,
          step: passed(this.name, () => 'answers a connection from inside', gateway.id),
        }
      }
      const said = (): string =>
        `${source(packet)} starts a connection from outside; only answers pass`
      return { node, flow, next, step: refused(this.name, 'EGRESS_ONLY', said, gateway.id) }
    }
    if (typeof packet.source === 'number' || !isPublic(packet.source)) {
      const said = (): string => `${source(packet)} is no public IPv6 address`
      return { node, flow, step: refused(this.name, 'NO_PUBLIC_ADDRESS', said, gateway.id) }
    }
    const foreign = foreignAtBorder(this.name, gateway, flow)
    if (foreign !== undefined) return { node, flow, step: foreign }
    if (context.isReply && !context.isEstablished) {
      const said = (): string =>
        'a reply whose request did not come by this gateway has no session here'
      return { node, flow, step: refused(this.name, 'EGRESS_ONLY', said, gateway.id) }
    }
    context.sessions.push({ kind: 'egressOnly', gateway, reply: reversed(packet, packet.ttl) })
    const next: Place = { at: 'internet', isOrigin: false }
    return {
      node,
      flow,
      next,
      step: passed(this.name, () => 'goes out; answers will be let in', gateway.id),
    }
  },
}

function isKnown(gateway: Gateway, packet: Packet, context: Context): boolean {
  if (context.isEstablished) return true
  if (!context.isReply) return false
  return findSession(context.sessions, 'egressOnly', packet).some((s) => s.gateway === gateway)
}

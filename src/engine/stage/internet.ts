import { contains } from '../../net/prefix.ts'
import { isPublic } from '../../net/special.ts'
import type { Vpc } from '../compile/network.ts'
import type { Place } from '../pipeline/place.ts'
import { findSession } from '../pipeline/session.ts'
import { type Context, type Flow, passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Outside: public addresses of the snapshot lead back in, private ones nowhere, the rest has left. */
export const internet: Stage<'internet'> = {
  name: 'internet',

  step({ isOrigin }, flow, context) {
    const node = context.network.internet
    const { packet } = flow
    const vpc = ownerOf(flow, context)
    const next = vpc === undefined ? undefined : borderOf(vpc, flow, context)
    if (next !== undefined) {
      const said = (): string => `${destination(packet)} belongs to ${vpc?.id ?? 'a VPC'}`
      return { node, flow, next, step: passed(this.name, said) }
    }
    if (vpc !== undefined) {
      const said = (): string =>
        `${destination(packet)} belongs to ${vpc.id}, which has no internet gateway`
      return { node, flow, step: refused(this.name, 'UNKNOWN_DESTINATION', said, vpc.id) }
    }
    if (!isPublic(packet.destination)) {
      const said = (): string =>
        `${destination(packet)} is a private address; the internet does not route it`
      return { node, flow, step: refused(this.name, 'MARTIAN_ADDRESS', said) }
    }
    if (isOrigin && !context.isReply) {
      const said = (): string => `nothing in the network has ${destination(packet)}`
      return { node, flow, step: refused(this.name, 'UNKNOWN_DESTINATION', said) }
    }
    const said = (): string => `${destination(packet)} is outside the network`
    return { node, flow, step: passed(this.name, said), arrived: { kind: 'internet' } }
  },
}

function ownerOf({ packet }: Flow, { network }: Context): Vpc | undefined {
  const floating = network.publicAddresses.get(packet.destination)
  if (floating !== undefined) return floating.vpc
  if (typeof packet.destination === 'number' || !isPublic(packet.destination)) return undefined
  for (const vpc of network.vpcs.values()) {
    if (vpc.cidrs.some((prefix) => contains(prefix, packet.destination))) return vpc
  }
  return undefined
}

function borderOf(vpc: Vpc, { packet }: Flow, context: Context): Place | undefined {
  const { internetGateway, egressOnlyGateway } = vpc
  const known = findSession(context.sessions, 'egressOnly', packet)
  const isAnswer = context.isReply && known.some(({ gateway }) => gateway === egressOnlyGateway)
  if (internetGateway !== undefined && !isAnswer) {
    return { at: 'internetGateway', gateway: internetGateway, inward: true }
  }
  if (egressOnlyGateway === undefined || typeof packet.destination === 'number') return undefined
  return { at: 'egressOnlyGateway', gateway: egressOnlyGateway, inward: true }
}

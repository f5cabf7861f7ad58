import { contains } from '../../net/prefix.ts'
import type { Vpc } from '../compile/network.ts'
import type { Place } from '../pipeline/place.ts'
import { type Flow, passed, refused, type Stage, unsaid } from '../pipeline/stage.ts'
import { destination, source } from '../pipeline/words.ts'

/**
 * Between exactly two VPCs: source and destination are addresses of theirs, so that neither chains of
 * peerings nor edge-to-edge routing work (AWS "VPC peering basics", limitations).
 */
export const peering: Stage<'peering'> = {
  name: 'peering',

  step({ peering: link, from }, flow) {
    const { node, id } = link
    const { packet } = flow
    const to = link.requester === from ? link.accepter : link.requester
    if (!link.isActive) {
      return {
        node,
        flow,
        step: refused(this.name, 'PEERING_NOT_ACTIVE', () => `${id} is not active`, id),
      }
    }
    if (to === undefined) {
      const said = (): string => `the other VPC of ${id} is not in the snapshot`
      return {
        node,
        flow,
        step: unsaid(this.name, said, id),
      }
    }
    if (!isOf(from, flow)) {
      const said = (): string =>
        `source ${source(packet)} is not in ${from.id}; a peering does not carry what comes by another border`
      return { node, flow, step: refused(this.name, 'EDGE_TO_EDGE_FORBIDDEN', said, id) }
    }
    if (!to.cidrs.some((prefix) => contains(prefix, packet.destination))) {
      const said = (): string =>
        `destination ${destination(packet)} is not in ${to.id}; a peering is never transitive`
      return { node, flow, step: refused(this.name, 'PEERING_NOT_TRANSITIVE', said, id) }
    }
    const next: Place = { at: 'localDelivery', vpc: to, from: undefined }
    const said = (): string => `to ${to.node.name ?? to.id}`
    return {
      node,
      flow: acrossRegions(flow, from, to, id),
      next,
      step: passed(this.name, said, id),
    }
  },
}

/** A balancer that preserves the client sends from its VPC what carries an address from elsewhere. */
const isOf = (from: Vpc, { packet, sender }: Flow): boolean =>
  from.cidrs.some((prefix) => contains(prefix, packet.source)) ||
  (sender?.role.kind === 'loadBalancer' && sender.subnet.vpc === from)

/** Group references do not cross regions (AWS "Reference security groups of peered VPCs"). */
function acrossRegions(flow: Flow, from: Vpc, to: Vpc, by: string): Flow {
  if (from.region === to.region || flow.sender === undefined) return flow
  return { ...flow, sender: undefined, hidden: { interface: flow.sender, why: 'outOfReach', by } }
}

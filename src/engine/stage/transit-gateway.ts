import type { Address } from '../../net/address.ts'
import { contains, formatPrefix } from '../../net/prefix.ts'
import { isPublic } from '../../net/special.ts'
import type { TransitAttachment, TransitRoute, TransitTable, Vpc } from '../compile/network.ts'
import { longestMatch, tableSize } from '../compile/prefix-table.ts'
import type { Packet } from '../packet.ts'
import { takeOne } from '../pipeline/fork.ts'
import { type Place, type PlaceAt, unmodelled } from '../pipeline/place.ts'
import {
  type Context,
  type Flow,
  type Move,
  passed,
  refused,
  type Stage,
  unsaid,
} from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'
import { landingSubnet } from '../pipeline/zones.ts'
import type { Step } from '../trace/trace.ts'

/** Routes between attachments by the table that the attachment of entry is associated with. */
export const transitGateway: Stage<'transitGateway'> = {
  name: 'transitGateway',

  step(place, flow, context) {
    const { transit, attachment } = place
    const { node } = transit
    const { table } = attachment
    if (table === undefined) {
      const said = (): string => `${attachment.id} is associated with no route table`
      return { node, flow, step: refused(this.name, 'TRANSIT_NOT_ASSOCIATED', said, attachment.id) }
    }
    const routes = longestMatch(table.routes, flow.packet.destination)
    const route = takeOne(routes, ({ id }) => id, table.id, context)
    if (route === undefined) return noRoute(place, table, flow, context)
    const unsure = unsureOf(route, table, flow.packet)
    if (unsure !== undefined) return { node, flow, step: unsure }
    if (route.attachment === undefined) {
      const said = (): string => `${formatPrefix(route.prefix)} is a black hole`
      return { node, flow, step: refused(this.name, 'ROUTE_BLACKHOLE', said, route.id) }
    }
    return forward(place, route, flow, context)
  },
}

/**
 * What a VPN announces to a private address is longer than a default route and not in the snapshot;
 * what lies behind an attachment that is not listed, nobody can say.
 */
function unsureOf(route: TransitRoute, table: TransitTable, packet: Packet): Step | undefined {
  const { name } = transitGateway
  const { unlisted } = route
  if (unlisted !== undefined) {
    return unsaid(name, () => `${unlisted} is not in the snapshot`, unlisted)
  }
  const [source] = table.learnsFrom.filter((one) => one !== route.attachment)
  if (source === undefined || route.prefix.length > 0 || isPublic(packet.destination))
    return undefined
  const said = (): string =>
    `${source.id} may announce a longer prefix than ${formatPrefix(route.prefix)}; the snapshot does not say`
  return unsaid(name, said, source.id)
}

function noRoute(
  { transit }: PlaceAt<'transitGateway'>,
  table: TransitTable,
  flow: Flow,
  context: Context,
): Move {
  const { name } = transitGateway
  const { node } = transit
  const { packet } = flow
  const [source] = table.learnsFrom
  if (source !== undefined) {
    const said = (): string =>
      `${source.id} may announce a route for ${destination(packet)}; the snapshot does not say`
    return { node, flow, step: unsaid(name, said, source.id) }
  }
  const silent = transit.attachments.find(({ vpc }) => holds(vpc, packet.destination))
  const hint = silent === undefined ? '' : `; ${silent.id} leads to it and does not propagate here`
  const said = (): string =>
    `none of the ${tableSize(table.routes)} routes of ${table.id} covers ${destination(packet)}${hint}`
  const missing = silent === undefined ? 'NO_ROUTE' : 'TRANSIT_NOT_PROPAGATED'
  const reason = context.isReply ? 'RETURN_ROUTE_MISSING' : missing
  return { node, flow, step: refused(name, reason, said, table.id) }
}

const holds = (vpc: Vpc | undefined, address: Address): boolean =>
  vpc?.cidrs.some((prefix) => contains(prefix, address)) ?? false

function forward(
  { transit, attachment: entry }: PlaceAt<'transitGateway'>,
  route: TransitRoute,
  flow: Flow,
  context: Context,
): Move {
  const { node } = transit
  const exit = route.attachment
  const said = (): string => `${formatPrefix(route.prefix)} ${route.said}`
  const step = passed(transitGateway.name, said, route.id)
  if (exit === undefined) return { node, flow, step }
  const beyond = beyondOf(exit, flow, context)
  const next: Place = { at: 'ttl', node, limitBytes: Number.POSITIVE_INFINITY, onward: beyond }
  return { node, flow: withReach(flow, entry, exit), step, next }
}

function beyondOf(exit: TransitAttachment, flow: Flow, context: Context): Place {
  if (exit.type === 'vpc') {
    const subnet = landingSubnet(exit, flow.zone, context)
    if (subnet !== undefined) return { at: 'l2Lookup', subnet, from: undefined }
  }
  if (exit.type === 'peering' && exit.peer !== undefined) {
    return { at: 'transitGateway', transit: exit.peer.transit, attachment: exit.peer }
  }
  return unmodelled({ node: exit.far }, `${exit.type} attachment`)
}

/** Group references cross a transit gateway only where it and both attachments say so. */
function withReach(flow: Flow, entry: TransitAttachment, exit: TransitAttachment): Flow {
  if (flow.sender === undefined) return flow
  const isOpen = entry.transit.groupReferences && entry.groupReferences && exit.groupReferences
  if (isOpen && exit.type === 'vpc') return flow
  const hidden = { interface: flow.sender, why: 'outOfReach', by: entry.transit.id } as const
  return { ...flow, sender: undefined, hidden }
}

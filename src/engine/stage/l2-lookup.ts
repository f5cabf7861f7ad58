import { contains } from '../../net/prefix.ts'
import type { Subnet } from '../compile/network.ts'
import { longestMatch } from '../compile/prefix-table.ts'
import type { Packet } from '../packet.ts'
import type { Place } from '../pipeline/place.ts'
import { balancerReturn, chainReturn } from '../pipeline/returning.ts'
import { type Context, type Flow, type Move, passed, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Same subnet, or to the router? Inside a subnet neither routes nor (usually) its ACL apply. */
export const l2Lookup: Stage<'l2Lookup'> = {
  name: 'l2Lookup',

  step({ subnet, from }, flow, context) {
    const { node } = subnet
    const steered = balancerReturn(from, flow, context)
    if (steered !== undefined) {
      const step = passed(this.name, () => 'answers a connection of a balancer; goes back to it')
      return { node, flow, step, next: steered }
    }
    const isHere = subnet.cidrs.some((prefix) => contains(prefix, flow.packet.destination))
    return isHere ? inside(subnet, from !== undefined, flow, context) : toRouter(subnet, flow)
  },
}

function inside(subnet: Subnet, isFromInside: boolean, flow: Flow, context: Context): Move {
  const { node, vpc } = subnet
  const receiver = vpc.interfaces.get(flow.packet.destination)
  const look: Place = chainReturn(receiver, subnet, flow, context) ?? {
    at: 'neighbourLookup',
    subnet,
  }
  const filtered: Place = { at: 'networkAclIn', subnet, onward: look }
  const limitBytes = vpc.overlayMtuBytes ?? Number.POSITIVE_INFINITY
  const next: Place = !isFromInside
    ? filtered
    : { at: 'mtu', node, limitBytes, isSilent: true, onward: insideFilters(subnet, look, filtered) }
  const said = (): string => `${destination(flow.packet)} is in the same subnet`
  return { node, flow, step: passed(l2Lookup.name, said, subnet.id), next }
}

const insideFilters = (subnet: Subnet, look: Place, filtered: Place): Place =>
  subnet.acl?.appliesInside === true ? { at: 'networkAclOut', subnet, onward: filtered } : look

function toRouter(subnet: Subnet, flow: Flow): Move {
  const { node, vpc, routeTable: table } = subnet
  const route: Place = { at: 'routeLookup', node, table, vpc, from: subnet }
  const next: Place = staysInside(subnet, flow.packet)
    ? route
    : { at: 'networkAclOut', subnet, onward: route }
  return { node, flow, next }
}

/** A next hop in the same subnet is reached without crossing the border where the ACL stands. */
function staysInside({ routeTable, ...subnet }: Subnet, packet: Packet): boolean {
  if (routeTable === undefined) return false
  const [route] = longestMatch(routeTable.routes, packet.destination)
  return route?.target.kind === 'interface' && route.target.interface.subnet.id === subnet.id
}

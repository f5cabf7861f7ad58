import { contains } from '../../net/prefix.ts'
import type { Interface, Subnet } from '../compile/network.ts'
import { longestMatch } from '../compile/prefix-table.ts'
import type { Packet } from '../packet.ts'
import type { Place } from '../pipeline/place.ts'
import { chainReturn, steeredTo } from '../pipeline/returning.ts'
import { type Context, type Flow, type Move, passed, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Same subnet, or to the router? Inside a subnet neither routes nor (usually) its ACL apply. */
export const l2Lookup: Stage<'l2Lookup'> = {
  name: 'l2Lookup',

  step({ subnet, from }, flow, context) {
    const balancer = steeredTo(from, flow, context)
    if (balancer !== undefined) return toBalancer(subnet, balancer, flow)
    const isHere = subnet.cidrs.some((prefix) => contains(prefix, flow.packet.destination))
    if (!isHere) return toRouter(subnet, flow)
    return from === undefined ? landed(subnet, flow) : inside(subnet, flow, context)
  },
}

/** From a transit gateway to a neighbour of its own interface: no ACL (AWS "Network ACLs for transit gateways"). */
function landed(subnet: Subnet, flow: Flow): Move {
  const { node, vpc } = subnet
  const said = (): string => `the transit gateway has its interface in this subnet`
  const next: Place = { at: 'localDelivery', vpc, from: subnet }
  return { node, flow, step: passed(l2Lookup.name, said, subnet.id), next }
}

function inside(subnet: Subnet, flow: Flow, context: Context): Move {
  const { node, vpc } = subnet
  const receiver = vpc.interfaces.get(flow.packet.destination)
  const look: Place = chainReturn(receiver, subnet, flow, context) ?? {
    at: 'neighbourLookup',
    subnet,
  }
  const limitBytes = vpc.overlayMtuBytes ?? Number.POSITIVE_INFINITY
  const filtered = insideFilters(subnet, look)
  const next: Place = { at: 'mtu', node, limitBytes, isSilent: true, onward: filtered }
  const said = (): string => `${destination(flow.packet)} is in the same subnet`
  return { node, flow, step: passed(l2Lookup.name, said, subnet.id), next }
}

function insideFilters(subnet: Subnet, look: Place): Place {
  if (subnet.acl?.appliesInside !== true) return look
  const entering: Place = { at: 'networkAclIn', subnet, onward: look }
  return { at: 'networkAclOut', subnet, onward: entering }
}

/** Past the ACL only if the balancer stands in another subnet. */
function toBalancer(subnet: Subnet, balancer: Interface, flow: Flow): Move {
  const { node } = subnet
  const back: Place = { at: 'balancerReturn', from: subnet, balancer }
  const isNear = balancer.subnet === subnet
  const said = (): string => `${destination(flow.packet)} came by ${balancer.id}; to the router`
  const next: Place = isNear
    ? { at: 'loadBalancer', interface: balancer }
    : { at: 'networkAclOut', subnet, onward: back }
  return { node, flow, step: passed(l2Lookup.name, said, subnet.id), next }
}

function toRouter(subnet: Subnet, flow: Flow): Move {
  const { node, vpc, routeTable: table } = subnet
  const said = (): string => `${destination(flow.packet)} is not in this subnet; to the router`
  const step = passed(l2Lookup.name, said, subnet.id)
  const route: Place = { at: 'routeLookup', table, vpc, from: subnet }
  const next: Place = staysInside(subnet, flow.packet)
    ? route
    : { at: 'networkAclOut', subnet, onward: route }
  return { node, flow, step, next }
}

/** A next hop in the same subnet is reached without crossing the border where the ACL stands. */
function staysInside({ routeTable, ...subnet }: Subnet, packet: Packet): boolean {
  if (routeTable === undefined) return false
  const [route] = longestMatch(routeTable.routes, packet.destination)
  return route?.target.kind === 'interface' && route.target.interface.subnet.id === subnet.id
}

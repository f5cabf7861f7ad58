import { type Address, familyOf } from '../../net/address.ts'
import type { Balancer, Interface, Listener } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import { takeOne } from '../pipeline/fork.ts'
import { leave } from '../pipeline/place.ts'
import { findSession, reversed } from '../pipeline/session.ts'
import {
  type Context,
  type Flow,
  type Move,
  passed,
  refused,
  rewritten,
  type Stage,
} from '../pipeline/stage.ts'
import { destination, source, trafficOf } from '../pipeline/words.ts'

/**
 * A node of a balancer: listener, target group, target (AWS "Network Load Balancers"; an application
 * balancer ends the connection and opens its own, which to the packet is a rewritten source).
 */
export const loadBalancer: Stage<'loadBalancer'> = {
  name: 'loadBalancer',

  step({ interface: node }, flow, context) {
    const { role } = node
    const back = restore(node, flow, context)
    if (back !== undefined) return back
    if (context.isReply && context.asker === node) {
      const arrived = { kind: 'interface', interface: node } as const
      return {
        node: node.node,
        flow,
        arrived,
        step: passed(this.name, () => 'the node asked', node.id),
      }
    }
    const listener =
      role.kind === 'loadBalancer' ? listenerOf(role.balancer, flow.packet) : undefined
    if (role.kind !== 'loadBalancer' || listener === undefined) {
      const said = (): string => `does not listen for ${trafficOf(flow.packet)}`
      return { node: node.node, flow, step: refused(this.name, 'LB_NO_LISTENER', said, node.id) }
    }
    if (role.balancer.terminates && !listener.hasTargetGroups) {
      const said = (): string => `${listener.id} answers by itself, without a target`
      const arrived = { kind: 'interface', interface: node } as const
      return { node: node.node, flow, arrived, step: passed(this.name, said, listener.id) }
    }
    return forward(node, role.balancer, listener, { flow, context })
  },
}

function restore(node: Interface, flow: Flow, context: Context): Move | undefined {
  const { packet: before } = flow
  if (!context.isReply) return undefined
  const session = findSession(context.sessions, 'balancer', before).find(
    (s) => s.interface === node,
  )
  if (session === undefined) return undefined
  const { undone } = session
  const after = {
    ...before,
    source: undone.source,
    sourcePort: undone.sourcePort,
    destination: undone.destination,
  }
  const said = (): string => `connection found: answers ${destination(after)} as ${source(after)}`
  const step = rewritten(loadBalancer.name, said, { before, after, element: node.id })
  return { node: node.node, step, flow: { ...flow, packet: after }, next: leave(node) }
}

const listenerOf = ({ listeners }: Balancer, packet: Packet): Listener | undefined =>
  listeners.find(
    ({ protocols, l4Port }) =>
      l4Port === packet.destinationPort && protocols.includes(packet.protocol ?? -1),
  )

function forward(
  node: Interface,
  balancer: Balancer,
  listener: Listener,
  { flow, context }: { readonly flow: Flow; readonly context: Context },
): Move {
  const { name } = loadBalancer
  const { packet: before } = flow
  const family = familyOf(before.destination) === 4 ? 'v4' : 'v6'
  const candidates = listener.pools.get(node.id)?.[family] ?? []
  const chosen = takeOne(candidates, ({ target }) => target.said, node.id, context)
  if (chosen === undefined) {
    const said = (): string =>
      `${listener.id} has no target that serves zone ${node.subnet.zone ?? 'of this node'}`
    return { node: node.node, flow, step: refused(name, 'LB_NO_HEALTHY_TARGET', said, listener.id) }
  }
  const isConverted = typeof chosen.address !== typeof before.source
  const preserves = chosen.target.preservesClient && !balancer.terminates && !isConverted
  if (preserves && chosen.target.addresses.includes(before.source)) {
    const said = (): string =>
      `${chosen.target.said} is the client itself; a host refuses packets from its own address`
    return { node: node.node, flow, step: refused(name, 'LB_HAIRPIN', said, chosen.target.id) }
  }
  const own = preserves
    ? before.source
    : (sameFamily(node.addresses, chosen.address) ?? before.source)
  const after: Packet = {
    ...before,
    source: own,
    destination: chosen.address,
    destinationPort: chosen.target.l4Port,
  }
  const undone = reversed(before, before.ttl)
  context.sessions.push({
    kind: 'balancer',
    interface: node,
    reply: reversed(after, after.ttl),
    undone,
    steers: preserves,
  })
  const said = (): string =>
    `${listener.id} sends to ${chosen.target.said}, which sees ${preserves ? 'the client' : 'the balancer'}`
  const step = rewritten(name, said, { before, after, element: chosen.target.id })
  return { node: node.node, step, next: leave(node), flow: asNode(flow, node, after) }
}

/** Behind a balancer its own groups stand for the source, not those of the client. */
const asNode = (flow: Flow, node: Interface, packet: Packet): Flow => ({
  packet,
  sender: node,
  hidden:
    flow.sender === undefined
      ? flow.hidden
      : { interface: flow.sender, why: 'middlebox', by: node.id },
  zone: flow.zone,
})

const sameFamily = (addresses: readonly Address[], as: Address): Address | undefined =>
  addresses.find((address) => typeof address === typeof as)

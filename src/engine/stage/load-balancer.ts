import { type Address, familyOf } from '../../net/address.ts'
import type {
  Balancer,
  BalancerTarget,
  Interface,
  Listener,
  TargetGroup,
} from '../compile/network.ts'
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
    if (role.balancer.terminates && listener.targetGroups.length === 0) {
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

interface Chosen {
  readonly group: TargetGroup
  readonly target: BalancerTarget
  readonly address: Address
}

function forward(
  node: Interface,
  balancer: Balancer,
  listener: Listener,
  { flow, context }: { readonly flow: Flow; readonly context: Context },
): Move {
  const { name } = loadBalancer
  const { packet: before } = flow
  const candidates = listener.targetGroups.flatMap((group) => usable(group, node, balancer, before))
  const chosen = takeOne(candidates, ({ target }) => target.id, node.id, context)
  if (chosen === undefined) {
    const said = (): string =>
      `${listener.id} has no target that serves zone ${node.subnet.zone ?? 'of this node'}`
    return { node: node.node, flow, step: refused(name, 'LB_NO_HEALTHY_TARGET', said, listener.id) }
  }
  const isConverted = typeof chosen.address !== typeof before.source
  const preserves = chosen.group.preservesClient && !balancer.terminates && !isConverted
  if (preserves && chosen.target.addresses.includes(before.source)) {
    const said = (): string =>
      `${chosen.target.id} is the client itself; a host refuses packets from its own address`
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
    `${listener.id} sends to ${chosen.target.id}, which sees ${preserves ? 'the client' : 'the balancer'}`
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

/**
 * Targets that a node may send to: of its own zone, or of any zone with a node if zones are crossed,
 * and healthy. If none of them is healthy the node fails open and takes the unhealthy ones (AWS
 * "Target group health").
 */
function usable(group: TargetGroup, node: Interface, balancer: Balancer, packet: Packet): Chosen[] {
  const crosses = group.crossZone ?? balancer.crossZone
  const near = group.targets.filter(
    ({ zone }) =>
      zone === undefined || zone === node.subnet.zone || (crosses && balancer.zones.has(zone)),
  )
  const serving = near.filter(isServing)
  const pool = serving.length > 0 ? serving : near.filter(isLastResort)
  return pool.flatMap((target) => {
    const address = reachedAt(target, group, node, packet)
    return address === undefined ? [] : [{ group, target, address }]
  })
}

/** In the family of the group; in another one than the client's only under an address of the node. */
function reachedAt(
  target: BalancerTarget,
  group: TargetGroup,
  node: Interface,
  packet: Packet,
): Address | undefined {
  const wanted = group.family ?? familyOf(packet.destination)
  const address = target.addresses.find((one) => familyOf(one) === wanted) ?? target.addresses[0]
  return address !== undefined && sameFamily(node.addresses, address) !== undefined
    ? address
    : undefined
}

/** `unavailable`: health checks are off, and every target counts as healthy. */
const isServing = ({ health }: BalancerTarget): boolean =>
  health === 'healthy' || health === 'unavailable'

const isLastResort = ({ health }: BalancerTarget): boolean =>
  health === 'unhealthy' || health === 'initial'

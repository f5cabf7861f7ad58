/**
 * Replies that the fabric brings back the way their requests came, whatever the routes say.
 *
 * @module
 */
import type { Interface, Subnet } from '../compile/network.ts'
import { across, intoSubnet, type Place, throughFunctions } from './place.ts'
import { findSession } from './session.ts'
import type { Context, Flow } from './stage.ts'

/**
 * A target that saw the client's own address answers the client; the balancer's connection table, not
 * the route table, takes the answer (AWS "Network Load Balancers", client IP preservation).
 */
export function balancerReturn(
  from: Interface | undefined,
  { packet }: Flow,
  context: Context,
): Place | undefined {
  if (!context.isReply || from === undefined) return undefined
  const session = findSession(context.sessions, 'balancer', packet).find(({ steers }) => steers)
  if (session === undefined || session.interface === from) return undefined
  const { interface: node } = session
  return across(from.subnet, node.subnet, { at: 'loadBalancer', interface: node })
}

/** A reply to somebody whose request went through a symmetric chain passes it in reverse order first. */
export function chainReturn(
  receiver: Interface | undefined,
  from: Subnet | undefined,
  { packet }: Flow,
  context: Context,
): Place | undefined {
  if (!context.isReply || receiver === undefined) return undefined
  const session = findSession(context.sessions, 'chain', packet).find(
    (s) => s.interface === receiver,
  )
  if (session === undefined) return undefined
  const home: Place = { at: 'neighbourLookup', subnet: receiver.subnet }
  return throughFunctions(
    [...session.functions].reverse(),
    true,
    (into, onward) => intoSubnet(from, into, onward),
    (outOf) => across(outOf.subnet, receiver.subnet, home),
  )
}

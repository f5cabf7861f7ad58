/**
 * Replies that the fabric brings back the way their requests came, whatever the routes say.
 *
 * @module
 */
import type { Interface, Subnet } from '../compile/network.ts'
import { across, intoSubnet, type Place, throughFunctions } from './place.ts'
import { findSession } from './session.ts'
import type { Context, Flow } from './stage.ts'

/** A reply that belongs to a balancer which the receiver of the request never saw. */
export function steeredTo(
  from: Interface | undefined,
  { packet }: Flow,
  context: Context,
): Interface | undefined {
  if (!context.isReply || from === undefined) return undefined
  const session = findSession(context.sessions, 'balancer', packet).find(({ steers }) => steers)
  return session?.interface === from ? undefined : session?.interface
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

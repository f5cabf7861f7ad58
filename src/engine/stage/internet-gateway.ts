import { type Address, formatAddress } from '../../net/address.ts'
import { isPublic } from '../../net/special.ts'
import type { Gateway } from '../compile/network.ts'
import type { Place } from '../pipeline/place.ts'
import {
  type Context,
  type Flow,
  hideSender,
  type Move,
  passed,
  refused,
  rewritten,
  type Stage,
} from '../pipeline/stage.ts'
import { destination, source } from '../pipeline/words.ts'

/**
 * Translates floating IPs one to one, without sessions, both ways (RFC 2663 §4.1.1). IPv6 passes as it
 * is, if it is public.
 */
export const internetGateway: Stage<'internetGateway'> = {
  name: 'internetGateway',

  step({ gateway, inward }, flow, context) {
    return inward ? enter(gateway, flow, context) : exit(gateway, flow)
  },
}

function exit(gateway: Gateway, flow: Flow): Move {
  const { name } = internetGateway
  const { node, vpc } = gateway
  const { packet: before } = flow
  const next: Place = { at: 'internet', isOrigin: false }
  if (typeof before.source === 'bigint') {
    if (isInternal(gateway, before.source)) return internal(gateway, flow, before.source)
    if (isPublic(before.source)) {
      return {
        node,
        flow,
        next,
        step: passed(name, () => `${source(before)} is public`, gateway.id),
      }
    }
    const said = (): string => `${source(before)} is no public IPv6 address`
    return { node, flow, step: refused(name, 'NO_PUBLIC_ADDRESS', said, gateway.id) }
  }
  const floating = vpc.publicOf.get(before.source)
  if (floating === undefined) return noPublicAddress(gateway, flow)
  const after = { ...before, source: floating.address }
  const said = (): string => `source ${source(before)} becomes ${source(after)}`
  const step = rewritten(name, said, { before, after, element: floating.id })
  return { node, step, next, flow: hideSender(flow, after, gateway.id) }
}

function noPublicAddress({ node, vpc, id }: Gateway, flow: Flow): Move {
  const owner = vpc.interfaces.get(flow.packet.source)
  const isPrivateNat = owner?.role.kind === 'natGateway' && !owner.role.isPublic
  const said = (): string =>
    isPrivateNat
      ? `${owner.id} is a private NAT gateway`
      : `${source(flow.packet)} has no floating IP`
  const reason = isPrivateNat ? 'PRIVATE_NAT_TO_INTERNET' : 'NO_PUBLIC_ADDRESS'
  return { node, flow, step: refused(internetGateway.name, reason, said, owner?.id ?? id) }
}

function enter(gateway: Gateway, flow: Flow, { network }: Context): Move {
  const { name } = internetGateway
  const { node, vpc, routeTable: table } = gateway
  const { packet: before } = flow
  const next: Place =
    table === undefined
      ? { at: 'localDelivery', vpc, from: undefined }
      : { at: 'routeLookup', table, vpc, from: undefined }
  if (isInternal(gateway, before.destination)) return internal(gateway, flow, before.destination)
  const floating = network.publicAddresses.get(before.destination)
  if (floating === undefined) {
    return {
      node,
      flow,
      next,
      step: passed(name, () => `${destination(before)} is in ${vpc.id}`, gateway.id),
    }
  }
  if (floating.privateAddress === undefined) {
    const said = (): string =>
      `${floating.id} has no target; nobody answers to ${destination(before)}`
    return { node, flow, step: refused(name, 'UNKNOWN_DESTINATION', said, floating.id) }
  }
  const after = { ...before, destination: floating.privateAddress }
  const said = (): string =>
    `destination ${destination(before)} becomes ${formatAddress(after.destination)}`
  const step = rewritten(name, said, { before, after, element: floating.id })
  return { node, step, next, flow: { ...flow, packet: after } }
}

/** Internal balancers have public IPv6 addresses and are kept off the internet all the same. */
function isInternal({ vpc }: Gateway, address: Address): boolean {
  const role = vpc.interfaces.get(address)?.role
  return role?.kind === 'loadBalancer' && role.balancer.isInternal
}

function internal({ node, id }: Gateway, flow: Flow, address: Address): Move {
  const said = (): string =>
    `${formatAddress(address)} is an internal balancer, which the internet cannot reach`
  return { node, flow, step: refused(internetGateway.name, 'NO_PUBLIC_ADDRESS', said, id) }
}

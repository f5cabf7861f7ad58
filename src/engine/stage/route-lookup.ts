import { formatPrefix } from '../../net/prefix.ts'
import type { Route, RouteTable, Subnet, Vpc } from '../compile/network.ts'
import { longestMatch, tableSize } from '../compile/prefix-table.ts'
import { handTo, intoSubnet, type Place, type PlaceAt, unmodelled } from '../pipeline/place.ts'
import { type Context, passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Largest packet over the borders of a VPC, in bytes (AWS "Network maximum transmission unit"). */
const INTERNET_MTU_BYTES = 1500
const TRANSIT_MTU_BYTES = 8500
const VPN_MTU_BYTES = 1446

/** The router of a VPC: longest prefix of the table that the subnet or the gateway uses. */
export const routeLookup: Stage<'routeLookup'> = {
  name: 'routeLookup',

  step(place, flow, context) {
    const { table, vpc } = place
    const { node } = vpc
    const { packet } = flow
    const routes = table === undefined ? [] : longestMatch(table.routes, packet.destination)
    const route =
      routes[
        routes.length > 1
          ? context.choose(
              table?.id ?? '',
              routes.map(({ id }) => id),
            )
          : 0
      ]
    if (table === undefined || route === undefined) {
      const reason = context.isReply ? 'RETURN_ROUTE_MISSING' : 'NO_ROUTE'
      const where =
        table === undefined
          ? 'the subnet has no route table'
          : `none of the ${tableSize(table.routes)} routes of ${table.id}`
      const said = (): string => `${where} covers ${destination(packet)}`
      return { node, flow, step: refused(this.name, reason, said, table?.id) }
    }
    const { target } = route
    if (target.kind === 'blackhole') {
      const said = (): string => `${formatPrefix(route.prefix)}: ${target.said}`
      return { node, flow, step: refused(this.name, 'ROUTE_BLACKHOLE', said, route.id) }
    }
    const said = (): string => `${formatPrefix(route.prefix)} to ${route.said}, ${rivalsOf(table)}`
    const onward = placeOf(route, place, context)
    const next: Place = { at: 'ttl', node, limitBytes: limitOf(route, vpc), onward }
    return { node, flow, step: passed(this.name, said, route.id), next }
  },
}

function rivalsOf({ routes }: RouteTable): string {
  const size = tableSize(routes)
  return size === 1 ? 'the only route' : `longest of ${size} routes`
}

function placeOf(
  { target, id }: Route,
  { vpc, from }: PlaceAt<'routeLookup'>,
  context: Context,
): Place {
  switch (target.kind) {
    case 'local':
      return { at: 'localDelivery', vpc, from }
    case 'interface':
      return handOver(target.interface, from, context)
    case 'internetGateway':
    case 'egressOnlyGateway':
      return { at: target.kind, gateway: target.gateway, inward: false }
    case 'vpnGateway':
      return { at: 'vpnGateway', gateway: target.gateway }
    case 'peering':
      return { at: 'peering', peering: target.peering, from: vpc }
    case 'transitGateway':
      return { at: 'transitAttachment', transit: target.transit, vpc, from }
    case 'serviceEndpoint':
      return { at: 'serviceEndpoint', endpoint: target.endpoint, isOrigin: false }
    case 'unmodelled':
      return unmodelled(target, target.type)
    case 'blackhole':
      return unmodelled(vpc, id)
  }
}

const handOver = (
  to: Extract<Route['target'], { kind: 'interface' }>['interface'],
  from: Subnet | undefined,
  { network }: Context,
): Place => intoSubnet(from, to.subnet, handTo(to, network.functions.get(to)))

function limitOf({ target }: Route, vpc: Vpc): number {
  const inside = vpc.overlayMtuBytes ?? Number.POSITIVE_INFINITY
  switch (target.kind) {
    case 'internetGateway':
    case 'egressOnlyGateway':
      return Math.min(inside, INTERNET_MTU_BYTES)
    case 'transitGateway':
      return Math.min(inside, TRANSIT_MTU_BYTES)
    case 'vpnGateway':
      return Math.min(inside, VPN_MTU_BYTES)
    default:
      return inside
  }
}

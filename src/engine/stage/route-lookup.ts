import { formatPrefix } from '../../net/prefix.ts'
import type { Route, RouteTable, Subnet, Vpc } from '../compile/network.ts'
import { longestMatch, tableSize } from '../compile/prefix-table.ts'
import type { Packet } from '../packet.ts'
import { takeOne } from '../pipeline/fork.ts'
import { handTo, intoSubnet, type Place, type PlaceAt, unmodelled } from '../pipeline/place.ts'
import { type Context, passed, refused, type Stage, unsaid } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'
import type { Step } from '../trace/trace.ts'

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
    const route = takeOne(routes, ({ id }) => id, table?.id ?? '', context)
    const refusal = unlisted(table, route, vpc) ?? refusalOf(table, route, packet, context)
    if (table === undefined || route === undefined || refusal !== undefined) {
      return { node, flow, ...(refusal === undefined ? {} : { step: refusal }) }
    }
    const said = (): string => `${formatPrefix(route.prefix)} to ${route.said}, ${rivalsOf(table)}`
    const onward = placeOf(route, place, context)
    const next: Place = { at: 'ttl', node, limitBytes: limitOf(route, vpc), onward }
    return { node, flow, step: passed(this.name, said, route.id), next }
  },
}

/** A list of unknown entries may hold whatever no route but the default one covers. */
function unlisted(
  table: RouteTable | undefined,
  route: Route | undefined,
  vpc: Vpc,
): Step | undefined {
  if (table === undefined) {
    return unsaid(
      routeLookup.name,
      () => 'the route table of the subnet is not in the snapshot',
      vpc.id,
    )
  }
  const [list] = table.unlisted
  if (list === undefined || (route !== undefined && route.prefix.length > 0)) return undefined
  const said = (): string => `${list} may cover it; its entries are not in the snapshot`
  return unsaid(routeLookup.name, said, list)
}

function refusalOf(
  table: RouteTable | undefined,
  route: Route | undefined,
  packet: Packet,
  { isReply }: Context,
): Step | undefined {
  const { name } = routeLookup
  if (table === undefined || route === undefined) {
    const size = table === undefined ? 0 : tableSize(table.routes)
    const said = (): string =>
      `none of the ${size} routes of ${table?.id} covers ${destination(packet)}`
    return refused(name, isReply ? 'RETURN_ROUTE_MISSING' : 'NO_ROUTE', said, table?.id)
  }
  const { target, prefix, id } = route
  if (target.kind !== 'blackhole') return undefined
  return refused(name, 'ROUTE_BLACKHOLE', () => `${formatPrefix(prefix)}: ${target.said}`, id)
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

import type { Route, RouteTargetKind } from '../../model/kind/route.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { present } from './present.ts'

type Target = Route['target']

/** What an id may stand for as a next hop, as `RouteTargets` knows it. */
export interface RouteTargets {
  /** Next hops that are in use, by id. */
  readonly alive: ReadonlyMap<string, RouteTargetKind>
  /** Ids that the dump shows and that carry nothing: deleted, detached, rejected. */
  readonly dead: ReadonlySet<string>
  /** Primary interface by instance. */
  readonly primaryVnics: ReadonlyMap<string, string>
}

/** Members that name a next hop of some kind that is modelled. */
const TARGET_MEMBERS = [
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'EgressOnlyInternetGatewayId',
  'NetworkInterfaceId',
  'GatewayId',
] as const

/** Members that name a next hop of some kind that is not. */
const UNMODELLED_MEMBERS = [
  'CarrierGatewayId',
  'LocalGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
] as const

export function importRoutes(dump: Dump, targets: RouteTargets): readonly Route[] {
  return dump.all('RouteTables').flatMap((table) =>
    table.list('Routes').map((route) => {
      const routeTableId = table.text('RouteTableId')
      const destination = destinationOf(route)
      const where = destination.destinationCidr ?? destination.destinationPrefixListId ?? ''
      const learned = route.maybeText('Origin') === 'EnableVgwRoutePropagation'
      return {
        id: `${routeTableId}/${where}${learned ? '/propagated' : ''}`,
        vpcId: table.text('VpcId'),
        routeTableId,
        ...destination,
        target: targetOf(route, targets),
        origin: learned ? ('propagated' as const) : ('static' as const),
      }
    }),
  )
}

function destinationOf(route: Element): Pick<Route, 'destinationCidr' | 'destinationPrefixListId'> {
  const list = route.maybeText('DestinationPrefixListId')
  if (list !== undefined) return { destinationPrefixListId: list }
  return {
    destinationCidr:
      route.maybePrefix('DestinationIpv6CidrBlock') ?? route.prefix('DestinationCidrBlock'),
  }
}

function targetOf(route: Element, targets: RouteTargets): Target {
  if (route.maybeText('State') === 'blackhole') return { kind: 'blackhole' }
  const id = targetId(route, targets)
  if (id === 'local') return { kind: 'local' }
  if (id !== undefined) return resolve(id, targets)
  const unmodelled = UNMODELLED_MEMBERS.flatMap((member) => route.maybeText(member) ?? [])
  return present({ kind: 'unmodelled' as const, id: unmodelled[0] })
}

function targetId(route: Element, targets: RouteTargets): string | undefined {
  const named = TARGET_MEMBERS.flatMap((member) => route.maybeText(member) ?? [])
  const instanceId = route.maybeText('InstanceId')
  return named[0] ?? (instanceId && (targets.primaryVnics.get(instanceId) ?? instanceId))
}

/** An id that the dump does not show at all may well exist: nobody can say what it does. */
function resolve(id: string, { alive, dead }: RouteTargets): Target {
  const kind = alive.get(id)
  if (kind !== undefined) return { kind, id }
  return dead.has(id) ? { kind: 'blackhole' } : { kind: 'unmodelled', id }
}

/**
 * Route tables of VPCs.
 *
 * Longest prefix first; among equal prefixes static before prefix list before propagated (AWS "Route
 * priority"). The blocks of the VPC are local unless the table says otherwise for exactly that
 * block, and a propagated route never overrides them, however long.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { Route as RouteResource } from '../../model/kind/route.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { containsPrefix, formatPrefix, type Prefix } from '../../net/prefix.ts'
import type {
  GatewayEndpoint,
  Interface,
  Node,
  Peering,
  Route,
  RouteTable,
  Target,
  Transit,
  Vpc,
  VpnGateway,
} from './network.ts'
import { byId, groupBy } from './parsed.ts'
import type { PrefixLists } from './peers.ts'
import { prefixTable, type Ranked } from './prefix-table.ts'

export interface Targets {
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly interfaces: ReadonlyMap<string, Interface>
  readonly owners: ReadonlyMap<string, readonly Interface[]>
  readonly peerings: ReadonlyMap<string, Peering>
  readonly transits: ReadonlyMap<string, Transit>
  readonly vpnGateways: ReadonlyMap<string, VpnGateway>
  readonly endpoints: ReadonlyMap<string, GatewayEndpoint>
}

const RANK = { local: 1, literal: 0, list: 2, propagated: 20 } as const

export function fillRouteTables(
  snapshot: Snapshot,
  tables: ReadonlyMap<string, RouteTable>,
  targets: Targets,
  lists: PrefixLists,
): void {
  const routes = groupBy(snapshot.routes, (route) => route.routeTableId)
  for (const { id, vpcId } of snapshot.routeTables) {
    const table = tables.get(id)
    const vpc = targets.vpcs.get(vpcId)
    if (table === undefined || vpc === undefined) continue
    const own = [...(routes.get(id) ?? [])].sort(byId)
    table.unlisted = own.flatMap(({ destinationPrefixListId: list = '' }) =>
      list === '' || lists.has(list) ? [] : list,
    )
    table.routes = prefixTable([
      ...vpc.cidrs.map((prefix) => localRoute(id, prefix)),
      ...own.flatMap((route) => compileRoute(route, vpc, targets, lists)),
    ])
  }
}

function localRoute(tableId: string, prefix: Prefix): Ranked<Route> {
  const id = `${tableId}/${formatPrefix(prefix)}`
  return {
    prefix,
    rank: RANK.local,
    value: { id, prefix, target: { kind: 'local' }, said: 'local' },
  }
}

function compileRoute(
  route: RouteResource,
  vpc: Vpc,
  targets: Targets,
  lists: PrefixLists,
): Ranked<Route>[] {
  const literal = route.destinationCidr
  const prefixes =
    literal === undefined
      ? (lists.get(route.destinationPrefixListId ?? '') ?? [])
      : [prefixOf(literal)]
  const rank = originRank(route)
  const target = targetOf(route, vpc, targets)
  const said = route.target.id ?? route.target.kind
  return prefixes
    .filter(
      (prefix) => rank !== RANK.propagated || !vpc.cidrs.some((own) => containsPrefix(own, prefix)),
    )
    .map((prefix) => ({ prefix, rank, value: { id: route.id, prefix, target, said } }))
}

function originRank(route: RouteResource): number {
  if (route.origin === 'propagated') return RANK.propagated
  return route.destinationCidr === undefined ? RANK.list : RANK.literal
}

const gone = (said: string): Target => ({ kind: 'blackhole', said })

function targetOf({ target }: RouteResource, vpc: Vpc, targets: Targets): Target {
  const { kind, id = '' } = target
  const missing = gone(`${kind} ${id} is gone`)
  switch (kind) {
    case 'local':
      return { kind }
    case 'blackhole':
      return gone('the route says drop')
    case 'unmodelled':
      return { kind, node: unmodelledNode(id), type: 'next hop' }
    case 'internetGateway':
      return atGateway(kind, vpc.internetGateway, id)
    case 'egressOnlyGateway':
      return atGateway(kind, vpc.egressOnlyGateway, id)
    case 'vpnGateway': {
      const gateway = targets.vpnGateways.get(id)
      return gateway === undefined ? missing : { kind, gateway }
    }
    case 'peering': {
      const peering = targets.peerings.get(id)
      return peering === undefined ? missing : { kind, peering }
    }
    case 'transitGateway': {
      const transit = targets.transits.get(id)
      return transit === undefined ? missing : { kind, transit }
    }
    case 'serviceEndpoint':
      return endpointTarget(id, targets) ?? missing
    case 'natGateway':
    case 'vnic': {
      const found = targets.interfaces.get(id)
      return found === undefined ? missing : { kind: 'interface', interface: found }
    }
  }
}

function atGateway(
  kind: 'internetGateway' | 'egressOnlyGateway',
  gateway: Vpc['internetGateway'],
  id: string,
): Target {
  return gateway?.id === id ? { kind, gateway } : gone(`${kind} ${id} is gone or not attached`)
}

function endpointTarget(id: string, targets: Targets): Target | undefined {
  const endpoint = targets.endpoints.get(id)
  if (endpoint !== undefined) return { kind: 'serviceEndpoint', endpoint }
  const [first] = targets.owners.get(id) ?? []
  return first === undefined ? undefined : { kind: 'interface', interface: first }
}

const unmodelledNode = (id: string): Node => ({ id, kind: 'unmodelled' })

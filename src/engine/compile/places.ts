/**
 * VPCs, subnets and route tables (still empty).
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { Vpc as VpcResource } from '../../model/kind/vpc.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { overheadBytes } from '../../net/overhead.ts'
import type { Acl, Node, RouteTable, Subnet, Vpc } from './network.ts'
import { byId } from './parsed.ts'

export const nodeOf = (
  kind: Node['kind'],
  { id, name }: { readonly id: string; readonly name?: string },
): Node => ({ id, kind, ...(name === undefined ? {} : { name }) })

export function compileVpcs(snapshot: Snapshot): Map<string, Vpc> {
  const vpcs = new Map<string, Vpc>()
  for (const resource of [...snapshot.vpcs].sort(byId)) {
    vpcs.set(resource.id, {
      id: resource.id,
      node: nodeOf('vpc', resource),
      region: resource.region,
      cidrs: resource.cidrs.map(prefixOf),
      baselineAllows: resource.baselineDefault === 'allow',
      overlayMtuBytes: overlayMtuBytes(snapshot, resource),
      subnets: [],
      interfaces: new Map(),
      publicOf: new Map(),
      chains: [],
      policies: undefined,
      peers: new Set(),
      internetGateway: undefined,
      egressOnlyGateway: undefined,
    })
  }
  return vpcs
}

function overlayMtuBytes(snapshot: Snapshot, { fabricId }: VpcResource): number | undefined {
  const fabric = snapshot.fabrics.find(({ id }) => id === fabricId)
  if (fabric === undefined) return undefined
  return fabric.underlayMtuBytes - overheadBytes(fabric.encapsulation, fabric.underlayFamily)
}

export const emptyRouteTables = (snapshot: Snapshot): Map<string, RouteTable> =>
  new Map(
    snapshot.routeTables.map(({ id }) => [id, { id, unlisted: [], routes: { v4: [], v6: [] } }]),
  )

export function compileSubnets(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  tables: ReadonlyMap<string, RouteTable>,
  acls: ReadonlyMap<string, Acl>,
): Map<string, Subnet> {
  const defaults = new Map(snapshot.vpcs.map((vpc) => [vpc.id, vpc]))
  const subnets = new Map<string, Subnet>()
  for (const resource of [...snapshot.subnets].sort(byId)) {
    const vpc = vpcs.get(resource.vpcId)
    if (vpc === undefined) continue
    const { mainRouteTableId = '', defaultNetworkAclId = '' } = defaults.get(vpc.id) ?? {}
    const subnet: Subnet = {
      id: resource.id,
      node: nodeOf('subnet', resource),
      vpc,
      zone: resource.zone,
      cidrs: resource.cidrs.map(prefixOf),
      routeTable: tables.get(resource.routeTableId ?? mainRouteTableId),
      acl: acls.get(resource.networkAclId ?? defaultNetworkAclId),
    }
    vpc.subnets.push(subnet)
    subnets.set(subnet.id, subnet)
  }
  return subnets
}

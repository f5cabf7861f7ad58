/**
 * Borders of VPCs that are not interfaces in a subnet, and the public addresses translated there.
 *
 * @module
 */

import { addressOf, prefixOf } from '../../model/canonical.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Address } from '../../net/address.ts'
import type { Interfaces } from './interfaces.ts'
import type {
  Gateway,
  GatewayEndpoint,
  Peering,
  PublicAddress,
  RouteTable,
  Vpc,
  VpnGateway,
} from './network.ts'
import { byId } from './parsed.ts'
import { nodeOf } from './places.ts'

/** With two gateways in one VPC (only imports can have that) the first by id is attached. */
export function attachGateways(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  tables: ReadonlyMap<string, RouteTable>,
): void {
  for (const gateway of [...snapshot.internetGateways].sort(byId)) {
    const vpc = vpcs.get(gateway.vpcId)
    if (vpc === undefined) continue
    const routeTable = tables.get(gateway.routeTableId ?? '')
    vpc.internetGateway ??= {
      id: gateway.id,
      node: nodeOf('internetGateway', gateway),
      vpc,
      routeTable,
    }
  }
  for (const gateway of [...snapshot.egressOnlyGateways].sort(byId)) {
    const vpc = vpcs.get(gateway.vpcId)
    if (vpc === undefined) continue
    const node = nodeOf('egressOnlyGateway', gateway)
    vpc.egressOnlyGateway ??= { id: gateway.id, node, vpc, routeTable: undefined } satisfies Gateway
  }
}

export function compileVpnGateways(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  tables: ReadonlyMap<string, RouteTable>,
): Map<string, VpnGateway> {
  const gateways = new Map<string, VpnGateway>()
  for (const resource of snapshot.vpnGateways) {
    const vpc = vpcs.get(resource.vpcId)
    if (vpc === undefined) continue
    gateways.set(resource.id, {
      id: resource.id,
      node: nodeOf('vpnGateway', resource),
      vpc,
      routeTable: tables.get(resource.routeTableId ?? ''),
      cidrs: resource.cidrs.map(prefixOf),
      learnsRoutes: resource.learnsRoutes,
    })
  }
  return gateways
}

export function compilePeerings(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, Peering> {
  const peerings = new Map<string, Peering>()
  for (const resource of snapshot.peerings) {
    const requester = vpcs.get(resource.requesterVpcId)
    const accepter = vpcs.get(resource.accepterVpcId)
    const isActive = resource.state === 'active'
    const node = nodeOf('peering', resource)
    peerings.set(resource.id, { id: resource.id, node, isActive, requester, accepter })
    if (!isActive || requester === undefined || accepter === undefined) continue
    requester.peers.add(accepter)
    accepter.peers.add(requester)
  }
  return peerings
}

export function compileEndpoints(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, GatewayEndpoint> {
  const endpoints = new Map<string, GatewayEndpoint>()
  for (const resource of snapshot.serviceEndpoints) {
    const vpc = vpcs.get(resource.vpcId)
    if (vpc === undefined || resource.type !== 'gateway') continue
    const node = nodeOf('serviceEndpoint', resource)
    endpoints.set(resource.id, { id: resource.id, node, vpc, serviceName: resource.serviceName })
  }
  return endpoints
}

export function compilePublicAddresses(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  interfaces: Interfaces,
): PublicAddress[] {
  const made: PublicAddress[] = []
  for (const { id, vpcId, address, privateAddress, targetId } of [...snapshot.floatingIps].sort(
    byId,
  )) {
    const vpc = vpcs.get(vpcId)
    const behind =
      privateAddress === undefined ? primaryIpv4(interfaces, targetId) : addressOf(privateAddress)
    if (vpc === undefined) continue
    const entry: PublicAddress = { id, address: addressOf(address), privateAddress: behind, vpc }
    made.push(entry)
    if (behind !== undefined && !vpc.publicOf.has(behind)) vpc.publicOf.set(behind, entry)
  }
  return made
}

function primaryIpv4(interfaces: Interfaces, targetId: string | undefined): Address | undefined {
  const [first] = interfaces.owners.get(targetId ?? '') ?? []
  return first?.addresses.find((address) => typeof address === 'number')
}

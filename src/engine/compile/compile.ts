/**
 * Snapshot to network: the one place that knows in which order references can be resolved.
 *
 * @module
 */
import type { Snapshot } from '../../model/snapshot.ts'
import type { Address } from '../../net/address.ts'
import { compileBalancers } from './balancers.ts'
import { compileChains, compileFunctions } from './chains.ts'
import { emptyEndpointGroups, fillEndpointGroups } from './endpoint-groups.ts'
import { compileAcls, emptyGroups, fillGroups } from './filters.ts'
import {
  attachGateways,
  compileEndpoints,
  compilePeerings,
  compilePublicAddresses,
  compileVpnGateways,
} from './gateways.ts'
import { compileInterfaces } from './interfaces.ts'
import type { Interface, Network, PublicAddress, ServiceFunction, Vpc } from './network.ts'
import { compilePrefixLists } from './peers.ts'
import { compileSubnets, compileVpcs, emptyRouteTables } from './places.ts'
import { compilePolicies } from './policies.ts'
import { fillRouteTables } from './routes.ts'
import { compileTransits } from './transit.ts'

export function compile(snapshot: Snapshot): Network {
  const lists = compilePrefixLists(snapshot)
  const vpcs = compileVpcs(snapshot)
  const tables = emptyRouteTables(snapshot)
  const subnets = compileSubnets(snapshot, vpcs, tables, compileAcls(snapshot))
  const groups = emptyGroups(snapshot, vpcs)
  const endpointGroups = emptyEndpointGroups(snapshot, vpcs)
  const directory = { lists, groups, endpointGroups }
  fillGroups(snapshot, groups, directory)
  compilePolicies(snapshot, vpcs, directory)
  const balancers = compileBalancers(snapshot, subnets)
  const interfaces = compileInterfaces(snapshot, { subnets, vpcs, groups, balancers })
  fillEndpointGroups(snapshot, endpointGroups, interfaces.byId)
  attachGateways(snapshot, vpcs, tables)
  const functions = compileFunctions(snapshot, interfaces.byId)
  compileChains(snapshot, vpcs, functions, groups)
  const publicAddresses = compilePublicAddresses(snapshot, vpcs, interfaces)
  const targets = {
    vpcs,
    interfaces: interfaces.byId,
    owners: interfaces.owners,
    peerings: compilePeerings(snapshot, vpcs),
    transits: compileTransits(snapshot, vpcs, subnets, lists),
    vpnGateways: compileVpnGateways(snapshot, vpcs, tables),
    endpoints: compileEndpoints(snapshot, vpcs),
  }
  fillRouteTables(snapshot, tables, targets, lists)
  return {
    vpcs,
    publicAddresses: new Map<Address, PublicAddress>(publicAddresses.map((p) => [p.address, p])),
    publicById: new Map(publicAddresses.map((p) => [p.id, p])),
    owners: interfaces.owners,
    names: interfaces.names,
    vpcsByName: vpcsByName(vpcs),
    functions: new Map<Interface, ServiceFunction>(
      [...functions.values()].reverse().map((fn) => [fn.ingress, fn]),
    ),
    internet: { id: 'internet', kind: 'internet' },
  }
}

function vpcsByName(vpcs: ReadonlyMap<string, Vpc>): Map<string, Vpc[]> {
  const named = new Map<string, Vpc[]>()
  for (const vpc of vpcs.values()) {
    const { name } = vpc.node
    if (name !== undefined) named.set(name, [...(named.get(name) ?? []), vpc])
  }
  return named
}

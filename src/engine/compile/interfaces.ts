/**
 * Everything that owns addresses in a subnet: vNICs, NAT gateways, nodes of balancers, endpoints.
 *
 * @module
 */

import { addressOf, prefixOf } from '../../model/canonical.ts'
import type { ServiceEndpoint } from '../../model/kind/service-endpoint.ts'
import type { Vnic } from '../../model/kind/vnic.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Address } from '../../net/address.ts'
import { contains } from '../../net/prefix.ts'
import type { Balancer, Group, Interface, Node, Role, Subnet, Vpc } from './network.ts'
import { byId } from './parsed.ts'
import { nodeOf } from './places.ts'

interface Parts {
  readonly id: string
  readonly node: Node
  readonly subnet: Subnet
  readonly addresses: readonly Address[]
  readonly role: Role
  readonly groupIds?: readonly string[]
  readonly allowedSources?: Interface['allowedSources']
}

/** Interfaces by id, and the ids and names under which users know them. */
export interface Interfaces {
  readonly byId: Map<string, Interface>
  readonly owners: Map<string, Interface[]>
  readonly names: Map<string, Interface[]>
}

export interface Surroundings {
  readonly subnets: ReadonlyMap<string, Subnet>
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly groups: ReadonlyMap<string, Group>
  readonly balancers: ReadonlyMap<string, Balancer>
}

export function compileInterfaces(snapshot: Snapshot, around: Surroundings): Interfaces {
  const found: Interfaces = { byId: new Map(), owners: new Map(), names: new Map() }
  addVnics(snapshot, around, found)
  addNatGateways(snapshot, around, found)
  addBalancers(snapshot, around, found)
  addEndpoints(snapshot, around, found)
  addUnmodelled(snapshot, around, found)
  for (const { id, of } of [...snapshot.aliases].sort(byId)) {
    const known = found.byId.get(of)
    if (known !== undefined) know(found, known, [id], [])
  }
  return found
}

function vnicNode(vnic: Vnic): Node {
  const { workload } = vnic
  if (workload === undefined) return nodeOf('vnic', vnic)
  const name = workload.name ?? vnic.name
  return {
    ...nodeOf('vnic', { id: workload.id, ...(name === undefined ? {} : { name }) }),
    vnic: vnic.id,
  }
}

function addVnics(snapshot: Snapshot, around: Surroundings, found: Interfaces): void {
  for (const vnic of [...snapshot.vnics].sort(byPlace)) {
    const subnet = around.subnets.get(vnic.subnetId)
    if (subnet === undefined) continue
    const added = add(found, around, {
      id: vnic.id,
      node: vnicNode(vnic),
      subnet,
      addresses: vnic.addresses.map(addressOf),
      groupIds: vnic.securityGroupIds,
      allowedSources: vnic.allowedAddressPairs.map(({ cidr }) => prefixOf(cidr)),
      role: {
        kind: 'vnic',
        isUp: vnic.adminState === 'up',
        filters: vnic.portSecurity,
        forwards: !vnic.sourceDestinationCheck,
      },
    })
    know(found, added, [vnic.workload?.id], [vnic.name, vnic.workload?.name])
  }
}

/** The first vNIC of a workload stands for it; then by id. */
const byPlace = (a: Vnic, b: Vnic): number =>
  (a.workload?.index ?? 0) - (b.workload?.index ?? 0) || byId(a, b)

function addNatGateways(snapshot: Snapshot, around: Surroundings, found: Interfaces): void {
  for (const gateway of [...snapshot.natGateways].sort(byId)) {
    const subnet = around.subnets.get(gateway.subnetId)
    if (subnet === undefined) continue
    const added = add(found, around, {
      id: gateway.id,
      node: nodeOf('natGateway', gateway),
      subnet,
      addresses: gateway.addresses.map(addressOf),
      role: { kind: 'natGateway', isPublic: gateway.connectivity === 'public' },
    })
    know(found, added, [], [gateway.name])
  }
}

function addBalancers(snapshot: Snapshot, around: Surroundings, found: Interfaces): void {
  for (const resource of [...snapshot.loadBalancers].sort(byId)) {
    const balancer = around.balancers.get(resource.id)
    if (balancer === undefined) continue
    const name = resource.name === undefined ? {} : { name: resource.name }
    for (const node of [...resource.nodes].sort(byId)) {
      const subnet = around.subnets.get(node.subnetId)
      if (subnet === undefined) continue
      const added = add(found, around, {
        id: node.id,
        node: nodeOf('loadBalancer', { id: node.id, ...name }),
        subnet,
        addresses: node.addresses.map(addressOf),
        groupIds: resource.securityGroupIds,
        role: { kind: 'loadBalancer', balancer },
      })
      know(found, added, [resource.id], [resource.name])
    }
  }
}

function addEndpoints(snapshot: Snapshot, around: Surroundings, found: Interfaces): void {
  for (const endpoint of [...snapshot.serviceEndpoints].sort(byId)) {
    for (const part of [...endpoint.interfaces].sort(byId)) {
      addEndpointInterface(endpoint, part, around, found)
    }
  }
}

function addEndpointInterface(
  endpoint: ServiceEndpoint,
  part: ServiceEndpoint['interfaces'][number],
  around: Surroundings,
  found: Interfaces,
): void {
  const subnet = around.subnets.get(part.subnetId)
  if (subnet === undefined) return
  const name = endpoint.name === undefined ? {} : { name: endpoint.name }
  const added = add(found, around, {
    id: part.id,
    node: { ...nodeOf('serviceEndpoint', { id: endpoint.id, ...name }), vnic: part.id },
    subnet,
    addresses: part.addresses.map(addressOf),
    groupIds: endpoint.securityGroupIds,
    role: {
      kind: 'serviceEndpoint',
      serviceName: endpoint.serviceName,
      inspects: endpoint.type === 'inspection',
    },
  })
  know(found, added, [endpoint.id], [endpoint.name])
}

function addUnmodelled(snapshot: Snapshot, around: Surroundings, found: Interfaces): void {
  for (const { id, type, name, vpcId, addresses } of [...snapshot.unmodelledElements].sort(byId)) {
    const owned = addresses.map(addressOf)
    const vpc = around.vpcs.get(vpcId ?? '')
    const subnet = vpc?.subnets.find((candidate) =>
      owned.some((address) => holds(candidate, address)),
    )
    if (subnet === undefined) continue
    const node: Node = { id, kind: 'unmodelled', name: name ?? type }
    const role: Role = { kind: 'unmodelled', type }
    know(found, add(found, around, { id, node, subnet, addresses: owned, role }), [], [name])
  }
}

const holds = (subnet: Subnet, address: Address): boolean =>
  subnet.cidrs.some((prefix) => contains(prefix, address))

function add(found: Interfaces, around: Surroundings, parts: Parts): Interface {
  const { groupIds = [], ...rest } = parts
  const ids = [...groupIds].sort()
  const made: Interface = {
    allowedSources: [],
    ...rest,
    groups: ids.flatMap((id) => around.groups.get(id) ?? []),
    unlistedGroups: ids.filter((id) => !around.groups.has(id)),
  }
  found.byId.set(made.id, made)
  know(found, made, [made.id], [])
  for (const address of made.addresses) {
    const { interfaces } = made.subnet.vpc
    if (!interfaces.has(address)) interfaces.set(address, made)
  }
  for (const group of made.groups) {
    group.members.add(made)
    for (const address of made.addresses) group.addresses.add(address)
  }
  return made
}

function know(
  found: Interfaces,
  known: Interface,
  ids: readonly (string | undefined)[],
  names: readonly (string | undefined)[],
): void {
  for (const id of ids) if (id !== undefined) append(found.owners, id, known)
  for (const name of new Set(names)) if (name !== undefined) append(found.names, name, known)
}

function append(map: Map<string, Interface[]>, key: string, value: Interface): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else if (!known.includes(value)) known.push(value)
}

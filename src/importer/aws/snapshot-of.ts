import type { RouteTargetKind } from '../../model/kind/route.ts'
import type { UnmodelledElement } from '../../model/kind/unmodelled-element.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../model/snapshot.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import type { Family } from './family.ts'
import { importFloatingIps } from './floating-ip.ts'
import { readInstances } from './instance.ts'
import { importEgressOnlyGateways, importInternetGateways } from './internet-gateway.ts'
import { importListeners } from './listener.ts'
import { gatewayLoadBalancers, importLoadBalancers } from './load-balancer.ts'
import { importNatGateways, natInterfaceAliases, regionalNatGateways } from './nat-gateway.ts'
import { importNetworkAclEntries, importNetworkAcls } from './network-acl.ts'
import { type NetworkInterface, readInterfaces } from './network-interface.ts'
import { importPeerings } from './peering.ts'
import { importPrefixLists } from './prefix-list.ts'
import { present } from './present.ts'
import { importRoutes, type RouteTargets } from './route.ts'
import { gatewayTables, importRouteTables } from './route-table.ts'
import { importSecurityGroups } from './security-group.ts'
import { importSecurityGroupRules } from './security-group-rule.ts'
import { importServiceEndpoints } from './service-endpoint.ts'
import { importSubnets } from './subnet.ts'
import { importTargets } from './target.ts'
import { importTargetGroups } from './target-group.ts'
import { toldBalancers } from './told-balancers.ts'
import {
  closedTransitGateways,
  importTransitGatewayRouteTables,
  importTransitGateways,
} from './transit-gateway.ts'
import { attachmentIds, importTransitGatewayAttachments } from './transit-gateway-attachment.ts'
import { importTransitGatewayRoutes } from './transit-gateway-route.ts'
import { importVnics } from './vnic.ts'
import { importVpcs } from './vpc.ts'
import { importVpnGateways } from './vpn-gateway.ts'

/** Everything that a dump says, in the words of the model, in the order of ids. */
export function snapshotOf(dump: Dump): Snapshot {
  const interfaces = readInterfaces(dump)
  const parts = { ...sites(dump, interfaces), ...transit(dump, interfaces) }
  const gateways = {
    ...borders(dump, interfaces),
    ...balancing(dump, interfaces),
  }
  const known: Snapshot = { ...EMPTY_SNAPSHOT, ...parts, ...gateways }
  return inOrder({
    ...known,
    routes: importRoutes(dump, routeTargets(dump, known, interfaces)),
    floatingIps: importFloatingIps(dump, interfaces, owners(known, interfaces)),
    unmodelledElements: unmodelled(dump, known, interfaces),
    aliases: natInterfaceAliases(dump),
  })
}

const sites = (dump: Dump, interfaces: readonly NetworkInterface[]) => ({
  vpcs: importVpcs(dump),
  subnets: importSubnets(dump),
  vnics: importVnics(interfaces, readInstances(dump)),
  routeTables: importRouteTables(dump),
  securityGroups: importSecurityGroups(dump),
  securityGroupRules: importSecurityGroupRules(dump),
  networkAcls: importNetworkAcls(dump),
  networkAclEntries: importNetworkAclEntries(dump),
  prefixLists: importPrefixLists(dump),
})

function borders(dump: Dump, interfaces: readonly NetworkInterface[]) {
  const tables = gatewayTables(dump)
  return {
    internetGateways: importInternetGateways(dump, tables),
    egressOnlyGateways: importEgressOnlyGateways(dump),
    natGateways: importNatGateways(dump),
    peerings: importPeerings(dump),
    serviceEndpoints: importServiceEndpoints(dump, interfaces),
    vpnGateways: importVpnGateways(dump, tables),
  }
}

function transit(dump: Dump, interfaces: readonly NetworkInterface[]) {
  const transitGateways = importTransitGateways(dump)
  const open = new Set(transitGateways.map(({ id }) => id))
  const attached = importTransitGatewayAttachments(dump, interfaces)
  const transitGatewayAttachments = attached.filter((one) => open.has(one.transitGatewayId))
  const attachmentIdOn = attachmentIds(transitGatewayAttachments)
  const transitGatewayRouteTables = importTransitGatewayRouteTables(dump, attachmentIdOn)
  const transitGatewayRoutes = importTransitGatewayRoutes(dump, transitGatewayRouteTables, {
    vpcIds: new Set(dump.all('Vpcs').map((vpc) => vpc.text('VpcId'))),
    attachments: new Map(transitGatewayAttachments.map((one) => [one.id, one])),
    attachmentIdOn,
  })
  return {
    transitGateways,
    transitGatewayAttachments,
    transitGatewayRouteTables,
    transitGatewayRoutes,
  }
}

function balancing(dump: Dump, interfaces: readonly NetworkInterface[]) {
  const balancers = importLoadBalancers(dump, interfaces)
  const facts = { balancers, primaryVnics: primaryVnics(interfaces) }
  const targetGroups = importTargetGroups(dump)
  const listeners = importListeners(dump, balancers)
  const told = toldBalancers(dump, listeners, targetGroups)
  return {
    loadBalancers: balancers.filter(({ id }) => told(id)),
    listeners: listeners.filter(({ loadBalancerId }) => told(loadBalancerId)),
    targetGroups,
    targets: importTargets(dump, facts),
  }
}

/** Interface of the lowest device index, by instance. */
function primaryVnics(interfaces: readonly NetworkInterface[]): ReadonlyMap<string, string> {
  const plugged = interfaces.filter((one) => one.instanceId !== undefined)
  const lastFirst = [...plugged].sort((a, b) => b.deviceIndex - a.deviceIndex)
  return new Map(lastFirst.map((one) => [one.instanceId ?? '', one.id]))
}

const TARGETS = [
  ['InternetGateways', 'InternetGatewayId', 'internetGateway', 'internetGateways'],
  [
    'EgressOnlyInternetGateways',
    'EgressOnlyInternetGatewayId',
    'egressOnlyGateway',
    'egressOnlyGateways',
  ],
  ['NatGateways', 'NatGatewayId', 'natGateway', 'natGateways'],
  ['VpcPeeringConnections', 'VpcPeeringConnectionId', 'peering', 'peerings'],
  ['TransitGateways', 'TransitGatewayId', 'transitGateway', 'transitGateways'],
  ['VpnGateways', 'VpnGatewayId', 'vpnGateway', 'vpnGateways'],
  ['VpcEndpoints', 'VpcEndpointId', 'serviceEndpoint', 'serviceEndpoints'],
  ['NetworkInterfaces', 'NetworkInterfaceId', 'vnic', 'vnics'],
] as const satisfies readonly (readonly [Family, string, RouteTargetKind, keyof Snapshot])[]

function routeTargets(
  dump: Dump,
  known: Snapshot,
  interfaces: readonly NetworkInterface[],
): RouteTargets {
  const alive = new Map<string, RouteTargetKind>()
  const dead = new Set<string>()
  for (const [family, idMember, kind, plural] of TARGETS) {
    for (const { id } of known[plural]) alive.set(id, kind)
    for (const element of dump.all(family)) dead.add(element.text(idMember))
  }
  const opaque = [...closedTransitGateways(dump), ...regionalNatGateways(dump)]
  for (const element of opaque) dead.delete(idOf(element))
  for (const { id, role } of interfaces) if (role !== 'vnic') dead.delete(id)
  return { alive, dead, primaryVnics: primaryVnics(interfaces) }
}

/** Id of what a foot belongs to, by the id of the foot. */
function owners(
  known: Snapshot,
  interfaces: readonly NetworkInterface[],
): ReadonlyMap<string, string> {
  const nodes = known.loadBalancers.flatMap(({ id, nodes }) =>
    nodes.map((node) => [node.id, id] as const),
  )
  const translating = new Set(known.natGateways.map(({ id }) => id))
  const feet = interfaces
    .filter(({ role, owner }) => role === 'natGateway' && translating.has(owner ?? ''))
    .map(({ id, owner }) => [id, owner ?? ''] as const)
  return new Map([...nodes, ...feet])
}

/** Feet of things that the dump does not show or the model does not have, and those things. */
function unmodelled(
  dump: Dump,
  known: Snapshot,
  interfaces: readonly NetworkInterface[],
): readonly UnmodelledElement[] {
  const feet = footless(known, interfaces).map(({ element, owner, ...foot }) => {
    const { id, role, vpcId, subnetId, addresses } = foot
    dump.notModelled.push({ type: role, id, file: element.file })
    return present({ id, type: role, name: balancerName(owner), vpcId, subnetId, addresses })
  })
  const whole = [
    ...closedTransitGateways(dump).map((one) => ({ one, type: 'foreignTransitGateway' })),
    ...regionalNatGateways(dump).map((one) => ({ one, type: 'regionalNatGateway' })),
    ...gatewayLoadBalancers(dump).map((one) => ({ one, type: 'gatewayLoadBalancer' })),
  ].map(({ one, type }) => {
    dump.notModelled.push({ type, id: idOf(one), file: one.file })
    return { id: idOf(one), type, addresses: [] }
  })
  listEdges(dump, known)
  return [...feet, ...whole]
}

/** `net/NAME/HASH` tells the name of a balancer. */
const balancerName = (owner: string | undefined): string | undefined => owner?.split('/')[1]

/** Edges are in the model; what lies behind them is not. */
function listEdges(dump: Dump, known: Snapshot): void {
  const inspections = known.serviceEndpoints.filter(({ type }) => type === 'inspection')
  const edges = known.transitGatewayAttachments.filter(
    ({ type }) => type !== 'vpc' && type !== 'peering',
  )
  const file = (family: Family): string => dump.all(family)[0]?.file ?? ''
  for (const { id } of inspections) {
    dump.notModelled.push({ type: 'gatewayLoadBalancerEndpoint', id, file: file('VpcEndpoints') })
  }
  for (const { id, type } of edges) {
    dump.notModelled.push({
      type: `${type}Attachment`,
      id,
      file: file('TransitGatewayAttachments'),
    })
  }
}

function footless(
  known: Snapshot,
  interfaces: readonly NetworkInterface[],
): readonly NetworkInterface[] {
  const translated = new Set(
    known.natGateways.flatMap(({ vpcId, addresses }) => addresses.map((a) => `${vpcId}/${a}`)),
  )
  const nodes = new Set([
    ...known.loadBalancers.flatMap((one) => one.nodes.map(({ id }) => id)),
    ...known.serviceEndpoints.flatMap((one) => one.interfaces.map(({ id }) => id)),
  ])
  return interfaces.filter(({ id, role, vpcId, addresses }) => {
    if (role === 'vnic' || role === 'transitGateway' || nodes.has(id)) return false
    return !(
      role === 'natGateway' && addresses.some((address) => translated.has(`${vpcId}/${address}`))
    )
  })
}

const ID_MEMBERS = ['TransitGatewayId', 'NatGatewayId', 'LoadBalancerArn']

const idOf = (element: Element): string =>
  ID_MEMBERS.flatMap((member) => element.maybeText(member) ?? [])[0] ?? ''

function inOrder(snapshot: Snapshot): Snapshot {
  const sorted = Object.entries(snapshot).map(([plural, resources]) => {
    const byId = [...(resources as readonly { readonly id: string }[])]
    return [plural, byId.sort((a, b) => (a.id < b.id ? -1 : 1))] as const
  })
  return Object.fromEntries(sorted) as unknown as Snapshot
}

import type { VpnGateway } from '../../model/kind/vpn-gateway.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { attachedVpc } from './internet-gateway.ts'
import { named } from './named.ts'
import { present } from './present.ts'

export function importVpnGateways(
  dump: Dump,
  gatewayTables: ReadonlyMap<string, string>,
): readonly VpnGateway[] {
  return dump.all('VpnGateways').flatMap((gateway) => {
    const id = gateway.text('VpnGatewayId')
    const vpcId = attachedVpc(gateway, 'VpcAttachments')
    if (vpcId === undefined || gateway.text('State') !== 'available') return []
    const connections = connectionsOf(dump, id)
    return [
      present({
        id,
        ...named(gateway),
        vpcId,
        routeTableId: gatewayTables.get(id),
        cidrs: [...new Set([...connections.flatMap(staticRoutes), ...propagated(dump, id)])].sort(),
        learnsRoutes:
          !dump.has('VpnConnections') || connections.some(speaksBgp) || hasDirectConnect(dump, id),
      }),
    ]
  })
}

const connectionsOf = (dump: Dump, gatewayId: string): readonly Element[] =>
  dump
    .all('VpnConnections')
    .filter(
      (one) => one.maybeText('VpnGatewayId') === gatewayId && one.text('State') === 'available',
    )

const speaksBgp = (connection: Element): boolean =>
  !(connection.object('Options')?.flag('StaticRoutesOnly', false) ?? false)

const staticRoutes = (connection: Element): readonly string[] =>
  connection
    .list('Routes')
    .filter((route) => (route.maybeText('State') ?? 'available') === 'available')
    .map((route) => route.prefix('DestinationCidrBlock'))

/** Prefixes that the route tables have learned from the gateway. */
const propagated = (dump: Dump, gatewayId: string): readonly string[] =>
  dump
    .all('RouteTables')
    .flatMap((table) => table.list('Routes'))
    .filter((route) => route.maybeText('GatewayId') === gatewayId)
    .filter((route) => route.maybeText('Origin') === 'EnableVgwRoutePropagation')
    .flatMap(
      (route) =>
        route.maybePrefix('DestinationCidrBlock') ??
        route.maybePrefix('DestinationIpv6CidrBlock') ??
        [],
    )

/** Private virtual interfaces and Direct Connect gateways always speak BGP. */
const hasDirectConnect = (dump: Dump, gatewayId: string): boolean =>
  dump
    .all('VirtualInterfaces')
    .some(
      (one) =>
        one.maybeText('VirtualGatewayId') === gatewayId &&
        one.maybeText('VirtualInterfaceState') === 'available',
    ) ||
  dump
    .all('DirectConnectGatewayAssociations')
    .some(
      (one) =>
        one.object('AssociatedGateway')?.maybeText('Id') === gatewayId &&
        one.maybeText('AssociationState') === 'associated',
    )

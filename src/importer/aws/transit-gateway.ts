import type { TransitGateway } from '../../model/kind/transit-gateway.ts'
import type { TransitGatewayRouteTable } from '../../model/kind/transit-gateway-route-table.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'
import { regionOfArn, regionOfFile } from './region.ts'

/** States in which a transit gateway, an attachment or a table carries packets. */
export const CARRIES: ReadonlySet<string> = new Set(['available', 'modifying'])

/** Gateways whose routing the dump tells whole. */
export function importTransitGateways(dump: Dump): readonly TransitGateway[] {
  return carrying(dump)
    .filter((gateway) => isOpen(dump, gateway))
    .map((gateway) =>
      present({
        id: gateway.text('TransitGatewayId'),
        ...named(gateway),
        region: regionOfArn(gateway.maybeText('TransitGatewayArn')) ?? regionOfFile(gateway),
        groupReferences:
          gateway.object('Options')?.maybeText('SecurityGroupReferencingSupport') === 'enable',
      }),
    )
}

/** Gateways that other accounts share with the dumped ones, or that were asked about in part only. */
export const closedTransitGateways = (dump: Dump): readonly Element[] =>
  carrying(dump).filter((gateway) => !isOpen(dump, gateway))

const carrying = (dump: Dump): readonly Element[] =>
  dump.all('TransitGateways').filter((gateway) => CARRIES.has(gateway.text('State')))

function isOpen(dump: Dump, gateway: Element): boolean {
  const id = gateway.text('TransitGatewayId')
  const tables = dump
    .all('TransitGatewayRouteTables')
    .filter((table) => table.text('TransitGatewayId') === id)
  return tables.length > 0 && ASKED.every((families) => families.some((one) => dump.has(one)))
}

/** What must have been asked for, each by one of its calls, before a missing route means no route. */
const ASKED = [
  ['TransitGatewayAttachments'],
  ['TransitGatewayPropagations', 'TransitGatewayRoutes'],
  ['TransitGatewayStaticRoutes', 'TransitGatewayRoutes'],
] as const

export const liveTransitTables = (dump: Dump): readonly Element[] =>
  dump.all('TransitGatewayRouteTables').filter((table) => CARRIES.has(table.text('State')))

export function importTransitGatewayRouteTables(
  dump: Dump,
  attachmentIdOn: (transitGatewayId: string, attachmentId: string) => string,
): readonly TransitGatewayRouteTable[] {
  const lists = dump.all('TransitGatewayPropagations')
  const propagations = new Map(lists.map((one) => [one.text('TransitGatewayRouteTableId'), one]))
  return liveTransitTables(dump).map((table) => {
    const id = table.text('TransitGatewayRouteTableId')
    const transitGatewayId = table.text('TransitGatewayId')
    const listed = propagations.get(id)?.list('TransitGatewayRouteTablePropagations') ?? []
    return {
      id,
      ...named(table),
      transitGatewayId,
      propagatingAttachmentIds: listed
        .filter((one) => one.text('State') === 'enabled')
        .map((one) => attachmentIdOn(transitGatewayId, one.text('TransitGatewayAttachmentId')))
        .sort(),
    }
  })
}

import type { TransitGatewayAttachment } from '../../model/kind/transit-gateway-attachment.ts'
import type { TransitGatewayRoute } from '../../model/kind/transit-gateway-route.ts'
import type { TransitGatewayRouteTable } from '../../model/kind/transit-gateway-route-table.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { present } from './present.ts'

interface Known {
  /** VPCs that the dump shows; what others announce, only the gateway tells. */
  readonly vpcIds: ReadonlySet<string>
  readonly attachments: ReadonlyMap<string, TransitGatewayAttachment>
  readonly attachmentIdOn: (transitGatewayId: string, attachmentId: string) => string
}

/**
 * Static routes, and the learned ones that the model cannot derive: what VPNs, Direct Connect and the
 * like announce. (What VPCs announce follows from their blocks.)
 */
export function importTransitGatewayRoutes(
  dump: Dump,
  tables: readonly TransitGatewayRouteTable[],
  known: Known,
): readonly TransitGatewayRoute[] {
  const lists = [...dump.all('TransitGatewayStaticRoutes'), ...dump.all('TransitGatewayRoutes')]
  for (const list of lists.filter((one) => one.flag('AdditionalRoutesAvailable', false))) {
    const id = list.text('TransitGatewayRouteTableId')
    dump.notes.push(`${list.file}: ${id} has more routes than the call returns`)
  }
  return tables.flatMap((table) => {
    const routes = lists
      .filter((list) => list.text('TransitGatewayRouteTableId') === table.id)
      .flatMap((list) => list.list('Routes'))
    const all = [...routes.filter(isStatic), ...routes.filter((route) => !isStatic(route))]
    const made = all.flatMap((route) => routesOf(route, table, known))
    return [...new Map([...made].reverse().map((route) => [route.id, route])).values()]
  })
}

const isStatic = (route: Element): boolean => (route.maybeText('Type') ?? 'static') === 'static'

function routesOf(
  route: Element,
  table: TransitGatewayRouteTable,
  known: Known,
): readonly TransitGatewayRoute[] {
  const { attachments, attachmentIdOn } = known
  const destination = destinationOf(route)
  const where = destination.destinationCidr ?? destination.destinationPrefixListId ?? ''
  const via = route
    .list('TransitGatewayAttachments')
    .map((one) => attachmentIdOn(table.transitGatewayId, one.text('TransitGatewayAttachmentId')))
  const body = { transitGatewayRouteTableId: table.id, ...destination }
  const dropped = route.maybeText('State') === 'blackhole' || via.length === 0
  if (isStatic(route) && dropped) return [{ id: `${table.id}/${where}`, ...body }]
  const wanted = isStatic(route)
    ? via
    : via.filter((id) => !derives(table, attachments.get(id), known))
  return wanted.map((attachmentId, i) => ({
    id: `${table.id}/${where}${i === 0 ? '' : `/${i}`}`,
    ...body,
    attachmentId,
  }))
}

/** Whether the model finds out by itself what an attachment announces to a table. */
const derives = (
  table: TransitGatewayRouteTable,
  attachment: TransitGatewayAttachment | undefined,
  { vpcIds }: Known,
): boolean =>
  attachment?.type === 'vpc' &&
  vpcIds.has(attachment.vpcId ?? '') &&
  table.propagatingAttachmentIds.includes(attachment.id)

function destinationOf(
  route: Element,
): Pick<TransitGatewayRoute, 'destinationCidr' | 'destinationPrefixListId'> {
  const destinationCidr = route.maybePrefix('DestinationCidrBlock')
  return destinationCidr === undefined
    ? present({ destinationPrefixListId: route.maybeText('PrefixListId') })
    : { destinationCidr }
}

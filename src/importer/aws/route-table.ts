import type { RouteTable } from '../../model/kind/route-table.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'

export function importRouteTables(dump: Dump): readonly RouteTable[] {
  return dump.all('RouteTables').map((table) => ({
    id: table.text('RouteTableId'),
    ...named(table),
    vpcId: table.text('VpcId'),
  }))
}

/** Whether an association of a route table is in force. */
export const isAssociated = (association: Element): boolean =>
  (association.object('AssociationState')?.maybeText('State') ?? 'associated') === 'associated'

/** Route tables for what enters by a gateway, by the id of the gateway. */
export function gatewayTables(dump: Dump): ReadonlyMap<string, string> {
  const pairs = dump.all('RouteTables').flatMap((table) =>
    table
      .list('Associations')
      .filter(isAssociated)
      .map((one) => [one.maybeText('GatewayId') ?? '', table.text('RouteTableId')] as const),
  )
  return new Map(pairs)
}

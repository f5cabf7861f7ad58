// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A route table of a transit gateway; association and propagation are apart. */
export interface TransitGatewayRouteTable extends Resource<'transitGatewayRouteTable'> {
  /** Gateway that the table belongs to. */
  readonly transitGatewayId: string
  /** Attachments whose prefixes appear here by themselves. */
  readonly propagatingAttachmentIds: readonly string[]
}

export type TransitGatewayRouteTableCreation = Creation<
  TransitGatewayRouteTable,
  'transitGatewayId',
  'propagatingAttachmentIds'
>

export type TransitGatewayRouteTablePatch = Patch<
  TransitGatewayRouteTable,
  never,
  'propagatingAttachmentIds'
>

export type TransitGatewayRouteTableFilter = Filter<
  TransitGatewayRouteTable,
  'transitGatewayId' | 'propagatingAttachmentIds'
>

export type TransitGatewayRouteTablePlace = At<never, 'transitGatewayRouteTableId'>

export interface TransitGatewayRouteTableOperations {
  /** Create a transit gateway route table. */
  createTransitGatewayRouteTable(
    resource: TransitGatewayRouteTableCreation,
    options?: WriteOptions,
  ): Call<TransitGatewayRouteTable>
  /** List transit gateway route tables. */
  listTransitGatewayRouteTables(
    filter?: TransitGatewayRouteTableFilter,
    options?: CallOptions,
  ): List<TransitGatewayRouteTable>
  /** Get a transit gateway route table. */
  getTransitGatewayRouteTable(
    where: TransitGatewayRouteTablePlace,
    options?: CallOptions,
  ): Call<TransitGatewayRouteTable>
  /** Change a transit gateway route table. */
  updateTransitGatewayRouteTable(
    where: TransitGatewayRouteTablePlace,
    patch: TransitGatewayRouteTablePatch,
    options?: WriteOptions,
  ): Call<TransitGatewayRouteTable>
  /** Delete a transit gateway route table. */
  deleteTransitGatewayRouteTable(
    where: TransitGatewayRouteTablePlace,
    options?: DeleteOptions,
  ): Call<Deletion>
}

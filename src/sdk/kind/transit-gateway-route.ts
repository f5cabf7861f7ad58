// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A static route of a transit gateway. */
export interface TransitGatewayRoute extends Resource<'transitGatewayRoute'> {
  /** Table that the route is in. */
  readonly transitGatewayRouteTableId: string
  /** Destination; either this or a prefix list. */
  readonly destinationCidr?: string
  /** Destination, as a prefix list. */
  readonly destinationPrefixListId?: string
  /** Next hop; absent: the route is a black hole. */
  readonly attachmentId?: string
}

export type TransitGatewayRouteCreation = Creation<
  TransitGatewayRoute,
  'transitGatewayRouteTableId',
  'destinationCidr' | 'destinationPrefixListId' | 'attachmentId'
>

export type TransitGatewayRoutePatch = Patch<
  TransitGatewayRoute,
  never,
  'destinationCidr' | 'destinationPrefixListId' | 'attachmentId'
>

export type TransitGatewayRouteFilter = Filter<
  TransitGatewayRoute,
  'destinationCidr' | 'destinationPrefixListId' | 'attachmentId'
> & {
  readonly transitGatewayRouteTableId: string
}

export type TransitGatewayRoutePlace = At<'transitGatewayRouteTableId', 'transitGatewayRouteId'>

export type TransitGatewayRouteItem = Omit<
  TransitGatewayRouteCreation,
  'transitGatewayRouteTableId'
>

export type TransitGatewayRouteParent = At<never, 'transitGatewayRouteTableId'>

export interface TransitGatewayRouteOperations {
  /** Create a transit gateway route. */
  createTransitGatewayRoute(
    resource: TransitGatewayRouteCreation,
    options?: WriteOptions,
  ): Call<TransitGatewayRoute>
  /** List transit gateway routes. */
  listTransitGatewayRoutes(
    filter: TransitGatewayRouteFilter,
    options?: CallOptions,
  ): List<TransitGatewayRoute>
  /** Get a transit gateway route. */
  getTransitGatewayRoute(
    where: TransitGatewayRoutePlace,
    options?: CallOptions,
  ): Call<TransitGatewayRoute>
  /** Change a transit gateway route. */
  updateTransitGatewayRoute(
    where: TransitGatewayRoutePlace,
    patch: TransitGatewayRoutePatch,
    options?: WriteOptions,
  ): Call<TransitGatewayRoute>
  /** Delete a transit gateway route. */
  deleteTransitGatewayRoute(
    where: TransitGatewayRoutePlace,
    options?: DeleteOptions,
  ): Call<Deletion>
  /** Replace all transit gateway routes of a transit gateway route table. */
  replaceTransitGatewayRoutes(
    where: TransitGatewayRouteParent,
    items: readonly TransitGatewayRouteItem[],
    options: ReplaceOptions,
  ): Call<Page<TransitGatewayRoute>>
}

// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A router between VPCs, other transit gateways and VPNs, with route tables of its own. */
export interface TransitGateway extends Resource<'transitGateway'> {
  /** Region that the gateway is in. */
  readonly region?: string
  /** True: rules may refer to groups of VPCs on other attachments. */
  readonly groupReferences: boolean
}

export type TransitGatewayCreation = Creation<TransitGateway, never, 'region' | 'groupReferences'>

export type TransitGatewayPatch = Patch<TransitGateway, never, 'region' | 'groupReferences'>

export type TransitGatewayFilter = Filter<TransitGateway, 'region' | 'groupReferences'>

export type TransitGatewayPlace = At<never, 'transitGatewayId'>

export interface TransitGatewayOperations {
  /** Create a transit gateway. */
  createTransitGateway(
    resource: TransitGatewayCreation,
    options?: WriteOptions,
  ): Call<TransitGateway>
  /** List transit gateways. */
  listTransitGateways(filter?: TransitGatewayFilter, options?: CallOptions): List<TransitGateway>
  /** Get a transit gateway. */
  getTransitGateway(where: TransitGatewayPlace, options?: CallOptions): Call<TransitGateway>
  /** Change a transit gateway. */
  updateTransitGateway(
    where: TransitGatewayPlace,
    patch: TransitGatewayPatch,
    options?: WriteOptions,
  ): Call<TransitGateway>
  /** Delete a transit gateway. */
  deleteTransitGateway(where: TransitGatewayPlace, options?: DeleteOptions): Call<Deletion>
}

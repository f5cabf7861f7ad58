// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** The border of a VPC to the internet: translates floating IPs one to one, both ways. */
export interface InternetGateway extends Resource<'internetGateway'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Gateway route table for what enters from the internet. */
  readonly routeTableId?: string
}

export type InternetGatewayCreation = Creation<InternetGateway, 'vpcId', 'routeTableId'>

export type InternetGatewayPatch = Patch<InternetGateway, never, 'routeTableId'>

export type InternetGatewayFilter = Filter<InternetGateway, 'routeTableId'> & {
  readonly vpcId: string
}

export type InternetGatewayPlace = At<'vpcId', 'internetGatewayId'>

export interface InternetGatewayOperations {
  /** Create an internet gateway. */
  createInternetGateway(
    resource: InternetGatewayCreation,
    options?: WriteOptions,
  ): Call<InternetGateway>
  /** List internet gateways. */
  listInternetGateways(filter: InternetGatewayFilter, options?: CallOptions): List<InternetGateway>
  /** Get an internet gateway. */
  getInternetGateway(where: InternetGatewayPlace, options?: CallOptions): Call<InternetGateway>
  /** Change an internet gateway. */
  updateInternetGateway(
    where: InternetGatewayPlace,
    patch: InternetGatewayPatch,
    options?: WriteOptions,
  ): Call<InternetGateway>
  /** Delete an internet gateway. */
  deleteInternetGateway(where: InternetGatewayPlace, options?: DeleteOptions): Call<Deletion>
}

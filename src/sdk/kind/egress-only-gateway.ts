// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** An IPv6 border that lets connections out and only their replies in. */
export interface EgressOnlyGateway extends Resource<'egressOnlyGateway'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
}

export type EgressOnlyGatewayCreation = Creation<EgressOnlyGateway, 'vpcId', never>

export type EgressOnlyGatewayPatch = Patch<EgressOnlyGateway, never, never>

export type EgressOnlyGatewayFilter = Filter<EgressOnlyGateway, never> & {
  readonly vpcId: string
}

export type EgressOnlyGatewayPlace = At<'vpcId', 'egressOnlyGatewayId'>

export interface EgressOnlyGatewayOperations {
  /** Create an egress only gateway. */
  createEgressOnlyGateway(
    resource: EgressOnlyGatewayCreation,
    options?: WriteOptions,
  ): Call<EgressOnlyGateway>
  /** List egress only gateways. */
  listEgressOnlyGateways(
    filter: EgressOnlyGatewayFilter,
    options?: CallOptions,
  ): List<EgressOnlyGateway>
  /** Get an egress only gateway. */
  getEgressOnlyGateway(
    where: EgressOnlyGatewayPlace,
    options?: CallOptions,
  ): Call<EgressOnlyGateway>
  /** Change an egress only gateway. */
  updateEgressOnlyGateway(
    where: EgressOnlyGatewayPlace,
    patch: EgressOnlyGatewayPatch,
    options?: WriteOptions,
  ): Call<EgressOnlyGateway>
  /** Delete an egress only gateway. */
  deleteEgressOnlyGateway(where: EgressOnlyGatewayPlace, options?: DeleteOptions): Call<Deletion>
}

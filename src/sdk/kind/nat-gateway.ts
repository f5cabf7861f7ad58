// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Translates the sources of TCP, UDP and ICMP to its own address and remembers the sessions. */
export interface NatGateway extends Resource<'natGateway'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Subnet that the gateway stands in. */
  readonly subnetId: string
  /** `public` leaves by the internet gateway under its floating IP; `private` only hides the source. */
  readonly connectivity: 'public' | 'private'
  /** Private addresses; the first is the source of what it translates. Absent on creation: one is chosen. */
  readonly addresses: readonly string[]
}

export type NatGatewayCreation = Creation<
  NatGateway,
  'vpcId' | 'subnetId',
  'connectivity' | 'addresses'
>

export type NatGatewayPatch = Patch<NatGateway, never, never>

export type NatGatewayFilter = Filter<NatGateway, 'subnetId' | 'connectivity' | 'addresses'> & {
  readonly vpcId: string
}

export type NatGatewayPlace = At<'vpcId', 'natGatewayId'>

export interface NatGatewayOperations {
  /** Create a NAT gateway. */
  createNatGateway(resource: NatGatewayCreation, options?: WriteOptions): Call<NatGateway>
  /** List NAT gateways. */
  listNatGateways(filter: NatGatewayFilter, options?: CallOptions): List<NatGateway>
  /** Get a NAT gateway. */
  getNatGateway(where: NatGatewayPlace, options?: CallOptions): Call<NatGateway>
  /** Change a NAT gateway. */
  updateNatGateway(
    where: NatGatewayPlace,
    patch: NatGatewayPatch,
    options?: WriteOptions,
  ): Call<NatGateway>
  /** Delete a NAT gateway. */
  deleteNatGateway(where: NatGatewayPlace, options?: DeleteOptions): Call<Deletion>
}

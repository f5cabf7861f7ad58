// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** The border of a VPC to VPNs and private lines; what lies behind is not modelled. */
export interface VpnGateway extends Resource<'vpnGateway'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Gateway route table for what enters from the VPN. */
  readonly routeTableId?: string
  /** Prefixes known to be reached through it. */
  readonly cidrs: readonly string[]
  /** True: the far side announces prefixes that are not listed here. */
  readonly learnsRoutes: boolean
}

export type VpnGatewayCreation = Creation<
  VpnGateway,
  'vpcId',
  'routeTableId' | 'cidrs' | 'learnsRoutes'
>

export type VpnGatewayPatch = Patch<VpnGateway, never, 'routeTableId' | 'cidrs' | 'learnsRoutes'>

export type VpnGatewayFilter = Filter<VpnGateway, 'routeTableId' | 'cidrs' | 'learnsRoutes'> & {
  readonly vpcId: string
}

export type VpnGatewayPlace = At<'vpcId', 'vpnGatewayId'>

export interface VpnGatewayOperations {
  /** Create a VPN gateway. */
  createVpnGateway(resource: VpnGatewayCreation, options?: WriteOptions): Call<VpnGateway>
  /** List VPN gateways. */
  listVpnGateways(filter: VpnGatewayFilter, options?: CallOptions): List<VpnGateway>
  /** Get a VPN gateway. */
  getVpnGateway(where: VpnGatewayPlace, options?: CallOptions): Call<VpnGateway>
  /** Change a VPN gateway. */
  updateVpnGateway(
    where: VpnGatewayPlace,
    patch: VpnGatewayPatch,
    options?: WriteOptions,
  ): Call<VpnGateway>
  /** Delete a VPN gateway. */
  deleteVpnGateway(where: VpnGatewayPlace, options?: DeleteOptions): Call<Deletion>
}

// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** The physical network that carries the overlay; VNIs are unique on it. */
export interface Fabric extends Resource<'fabric'> {
  /** Tunnel protocol of the overlay. */
  readonly encapsulation: 'vxlan' | 'geneve' | 'nvgre'
  /** Family of the tunnel end points. */
  readonly underlayFamily: 'ipv4' | 'ipv6'
  /** Largest IP packet of the underlay. */
  readonly underlayMtuBytes: number
  /** Lowest VNI that is handed out. */
  readonly vniFirst: number
  /** Highest VNI that is handed out. */
  readonly vniLast: number
  /** Public blocks that floating IPs are chosen from. */
  readonly floatingIpCidrs: readonly string[]
  /** True once a VPC was made on it; such a fabric is kept for ever. */
  readonly hasCarried?: boolean
  /** The fabric of VPCs that name none. */
  readonly isDefault: boolean
}

export type FabricCreation = Creation<
  Fabric,
  never,
  | 'encapsulation'
  | 'underlayFamily'
  | 'underlayMtuBytes'
  | 'vniFirst'
  | 'vniLast'
  | 'floatingIpCidrs'
>

export type FabricPatch = Patch<
  Fabric,
  never,
  'underlayMtuBytes' | 'vniFirst' | 'vniLast' | 'floatingIpCidrs'
>

export type FabricFilter = Filter<
  Fabric,
  | 'encapsulation'
  | 'underlayFamily'
  | 'underlayMtuBytes'
  | 'vniFirst'
  | 'vniLast'
  | 'floatingIpCidrs'
  | 'hasCarried'
  | 'isDefault'
>

export type FabricPlace = At<never, 'fabricId'>

export interface FabricOperations {
  /** Create a fabric. */
  createFabric(resource: FabricCreation, options?: WriteOptions): Call<Fabric>
  /** List fabrics. */
  listFabrics(filter?: FabricFilter, options?: CallOptions): List<Fabric>
  /** Get a fabric. */
  getFabric(where: FabricPlace, options?: CallOptions): Call<Fabric>
  /** Change a fabric. */
  updateFabric(where: FabricPlace, patch: FabricPatch, options?: WriteOptions): Call<Fabric>
  /** Delete a fabric. */
  deleteFabric(where: FabricPlace, options?: DeleteOptions): Call<Deletion>
}

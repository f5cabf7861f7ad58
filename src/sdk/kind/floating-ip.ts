// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A public address that the internet gateway translates one to one. */
export interface FloatingIp extends Resource<'floatingIp'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Public address; absent on creation: one is chosen from the fabric. */
  readonly address: string
  /** What answers to the address. */
  readonly targetId?: string
  /** Private address behind it; absent: the primary IPv4 address of the target. */
  readonly privateAddress?: string
}

export type FloatingIpCreation = Creation<
  FloatingIp,
  'vpcId',
  'address' | 'targetId' | 'privateAddress'
>

export type FloatingIpPatch = Patch<FloatingIp, never, 'targetId' | 'privateAddress'>

export type FloatingIpFilter = Filter<FloatingIp, 'address' | 'targetId' | 'privateAddress'> & {
  readonly vpcId: string
}

export type FloatingIpPlace = At<'vpcId', 'floatingIpId'>

export interface FloatingIpOperations {
  /** Create a floating IP. */
  createFloatingIp(resource: FloatingIpCreation, options?: WriteOptions): Call<FloatingIp>
  /** List floating IPs. */
  listFloatingIps(filter: FloatingIpFilter, options?: CallOptions): List<FloatingIp>
  /** Get a floating IP. */
  getFloatingIp(where: FloatingIpPlace, options?: CallOptions): Call<FloatingIp>
  /** Change a floating IP. */
  updateFloatingIp(
    where: FloatingIpPlace,
    patch: FloatingIpPatch,
    options?: WriteOptions,
  ): Call<FloatingIp>
  /** Delete a floating IP. */
  deleteFloatingIp(where: FloatingIpPlace, options?: DeleteOptions): Call<Deletion>
}

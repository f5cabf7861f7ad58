// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Further source addresses that the vNIC may send from. */
export interface VnicAllowedAddressPairsItem {
  /** Addresses. */
  readonly cidr: string
}

/** What the vNIC belongs to: a machine, a container, a function. */
export interface VnicWorkload {
  /** Its id in the system that runs it. */
  readonly id: string
  /** Its name there. */
  readonly name?: string
  /** Place among its vNICs; 0 is the primary one. */
  readonly index?: number
}

/** A virtual network interface: the point where a workload meets the network. */
export interface Vnic extends Resource<'vnic'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Subnet that the vNIC is plugged into. */
  readonly subnetId: string
  /** Fixed private addresses; the first of a family is its primary. Absent on creation: one is chosen per family. */
  readonly addresses: readonly string[]
  /** MAC address; absent on creation: one is chosen. */
  readonly macAddress: string
  /** Security groups; their rules are a union. */
  readonly securityGroupIds: readonly string[]
  /** `down` neither sends nor receives. */
  readonly adminState: 'up' | 'down'
  /** False: neither spoofing protection nor security groups apply. */
  readonly portSecurity: boolean
  /** False: the vNIC may send from and receive for addresses that it does not own, as a router does. */
  readonly sourceDestinationCheck: boolean
  /** Further source addresses that the vNIC may send from. */
  readonly allowedAddressPairs: readonly VnicAllowedAddressPairsItem[]
  /** Largest packet the guest sends. */
  readonly mtuBytes?: number
  /** Bandwidth and priority; absent: as much as there is. */
  readonly qosPolicyId?: string
  /** What the vNIC belongs to: a machine, a container, a function. */
  readonly workload?: VnicWorkload
}

export type VnicCreation = Creation<
  Vnic,
  'vpcId' | 'subnetId',
  | 'addresses'
  | 'macAddress'
  | 'securityGroupIds'
  | 'adminState'
  | 'portSecurity'
  | 'sourceDestinationCheck'
  | 'allowedAddressPairs'
  | 'mtuBytes'
  | 'qosPolicyId'
  | 'workload'
>

export type VnicPatch = Patch<
  Vnic,
  never,
  | 'securityGroupIds'
  | 'adminState'
  | 'portSecurity'
  | 'sourceDestinationCheck'
  | 'allowedAddressPairs'
  | 'mtuBytes'
  | 'qosPolicyId'
  | 'workload'
>

export type VnicFilter = Filter<
  Vnic,
  | 'subnetId'
  | 'addresses'
  | 'macAddress'
  | 'securityGroupIds'
  | 'adminState'
  | 'portSecurity'
  | 'sourceDestinationCheck'
  | 'mtuBytes'
  | 'qosPolicyId'
> & {
  readonly vpcId: string
  readonly 'allowedAddressPairs.cidr'?: string
  readonly 'workload.id'?: string
  readonly 'workload.name'?: string
  readonly 'workload.index'?: number
}

export type VnicPlace = At<'vpcId', 'vnicId'>

export interface VnicOperations {
  /** Create a vNIC. */
  createVnic(resource: VnicCreation, options?: WriteOptions): Call<Vnic>
  /** List vNICs. */
  listVnics(filter: VnicFilter, options?: CallOptions): List<Vnic>
  /** Get a vNIC. */
  getVnic(where: VnicPlace, options?: CallOptions): Call<Vnic>
  /** Change a vNIC. */
  updateVnic(where: VnicPlace, patch: VnicPatch, options?: WriteOptions): Call<Vnic>
  /** Delete a vNIC. */
  deleteVnic(where: VnicPlace, options?: DeleteOptions): Call<Deletion>
}

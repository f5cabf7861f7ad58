// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A segment of a VPC: one broadcast domain, one route table, one network ACL. */
export interface Subnet extends Resource<'subnet'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Address blocks of the subnet, at most one of each family. */
  readonly cidrs: readonly string[]
  /** Virtual network identifier of the subnet on the fabric of its VPC. */
  readonly vni: number
  /** Availability zone, by an id that means the same to every account. */
  readonly zone?: string
  /** Route table; absent: the main one of the VPC. */
  readonly routeTableId?: string
  /** Network ACL; absent: the default one of the VPC. */
  readonly networkAclId?: string
  /** DHCP options; absent: those of the VPC. */
  readonly dhcpOptionsId?: string
  /** IPv4 addresses that are neither reserved nor owned; a released one cools for a minute. Absent without an IPv4 block. */
  readonly availableAddresses?: number
}

export type SubnetCreation = Creation<
  Subnet,
  'vpcId' | 'cidrs',
  'vni' | 'zone' | 'routeTableId' | 'networkAclId' | 'dhcpOptionsId'
>

export type SubnetPatch = Patch<Subnet, never, 'routeTableId' | 'networkAclId' | 'dhcpOptionsId'>

export type SubnetFilter = Filter<
  Subnet,
  'cidrs' | 'vni' | 'zone' | 'routeTableId' | 'networkAclId' | 'dhcpOptionsId'
> & {
  readonly vpcId: string
}

export type SubnetPlace = At<'vpcId', 'subnetId'>

export interface SubnetOperations {
  /** Create a subnet. */
  createSubnet(resource: SubnetCreation, options?: WriteOptions): Call<Subnet>
  /** List subnets. */
  listSubnets(filter: SubnetFilter, options?: CallOptions): List<Subnet>
  /** Get a subnet. */
  getSubnet(where: SubnetPlace, options?: CallOptions): Call<Subnet>
  /** Change a subnet. */
  updateSubnet(where: SubnetPlace, patch: SubnetPatch, options?: WriteOptions): Call<Subnet>
  /** Delete a subnet. */
  deleteSubnet(where: SubnetPlace, options?: DeleteOptions): Call<Deletion>
}

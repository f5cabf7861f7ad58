// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** How many aligned IPv4 blocks of each length are free as a whole: addresses alone do not show how scattered they are. */
export interface SubnetFreeBlocks {
  /** Free blocks of this length. */
  readonly '/16'?: number
  /** Free blocks of this length. */
  readonly '/17'?: number
  /** Free blocks of this length. */
  readonly '/18'?: number
  /** Free blocks of this length. */
  readonly '/19'?: number
  /** Free blocks of this length. */
  readonly '/20'?: number
  /** Free blocks of this length. */
  readonly '/21'?: number
  /** Free blocks of this length. */
  readonly '/22'?: number
  /** Free blocks of this length. */
  readonly '/23'?: number
  /** Free blocks of this length. */
  readonly '/24'?: number
  /** Free blocks of this length. */
  readonly '/25'?: number
  /** Free blocks of this length. */
  readonly '/26'?: number
  /** Free blocks of this length. */
  readonly '/27'?: number
  /** Free blocks of this length. */
  readonly '/28'?: number
}

/** Addresses that nobody gets. */
export interface SubnetReservedAddressesItem {
  /** The address. */
  readonly address: string
  /** What it is kept for. */
  readonly purpose: 'network' | 'gateway' | 'resolver' | 'future' | 'broadcast'
}

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
  /** How many aligned IPv4 blocks of each length are free as a whole: addresses alone do not show how scattered they are. */
  readonly freeBlocks?: SubnetFreeBlocks
  /** Addresses that nobody gets. */
  readonly reservedAddresses: readonly SubnetReservedAddressesItem[]
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

// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A private network with address blocks of its own. */
export interface Vpc extends Resource<'vpc'> {
  /** Address blocks of the VPC, IPv4 and IPv6; they never overlap. */
  readonly cidrs: readonly string[]
  /** Fabric that carries the VPC. */
  readonly fabricId: string
  /** Virtual network identifier of the VPC on its fabric. */
  readonly vni: number
  /** Region; group references do not cross it. */
  readonly region?: string
  /** What happens to a packet in a direction in which its vNIC has no security group. */
  readonly baselineDefault: 'deny' | 'allow'
  /** `standard`: the default group trusts its members and lets everything out. `locked`: it has no rule, and gets none. */
  readonly defaultSecurityGroup: 'standard' | 'locked'
  /** DHCP options of subnets that name none. */
  readonly dhcpOptionsId?: string
  /** Route table of subnets that name none. */
  readonly mainRouteTableId: string
  /** Network ACL of subnets that name none. */
  readonly defaultNetworkAclId: string
  /** Security group of vNICs that name none. */
  readonly defaultSecurityGroupId: string
}

export type VpcCreation = Creation<
  Vpc,
  'cidrs',
  | 'fabricId'
  | 'vni'
  | 'region'
  | 'baselineDefault'
  | 'defaultSecurityGroup'
  | 'dhcpOptionsId'
  | 'mainRouteTableId'
  | 'defaultNetworkAclId'
  | 'defaultSecurityGroupId'
>

export type VpcPatch = Patch<
  Vpc,
  'cidrs',
  | 'region'
  | 'baselineDefault'
  | 'dhcpOptionsId'
  | 'mainRouteTableId'
  | 'defaultNetworkAclId'
  | 'defaultSecurityGroupId'
>

export type VpcFilter = Filter<
  Vpc,
  | 'cidrs'
  | 'fabricId'
  | 'vni'
  | 'region'
  | 'baselineDefault'
  | 'defaultSecurityGroup'
  | 'dhcpOptionsId'
  | 'mainRouteTableId'
  | 'defaultNetworkAclId'
  | 'defaultSecurityGroupId'
>

export type VpcPlace = At<never, 'vpcId'>

export interface VpcOperations {
  /** Create a VPC. */
  createVpc(resource: VpcCreation, options?: WriteOptions): Call<Vpc>
  /** List VPCs. */
  listVpcs(filter?: VpcFilter, options?: CallOptions): List<Vpc>
  /** Get a VPC. */
  getVpc(where: VpcPlace, options?: CallOptions): Call<Vpc>
  /** Change a VPC. */
  updateVpc(where: VpcPlace, patch: VpcPatch, options?: WriteOptions): Call<Vpc>
  /** Delete a VPC. */
  deleteVpc(where: VpcPlace, options?: DeleteOptions): Call<Deletion>
}

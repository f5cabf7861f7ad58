// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Entries for what enters. */
export interface NetworkAclUsageIngress {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** Entries for what leaves. */
export interface NetworkAclUsageEgress {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** How many entries it has, per direction, and how many are allowed. */
export interface NetworkAclUsage {
  /** Entries for what enters. */
  readonly ingress: NetworkAclUsageIngress
  /** Entries for what leaves. */
  readonly egress: NetworkAclUsageEgress
}

/** A stateless, numbered filter at the border of subnets; what no entry matches is denied. */
export interface NetworkAcl extends Resource<'networkAcl'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** True: also filters between vNICs of one subnet (as Azure network security groups do). */
  readonly appliesInside: boolean
  /** How many entries it has, per direction, and how many are allowed. */
  readonly usage: NetworkAclUsage
}

export type NetworkAclCreation = Creation<NetworkAcl, 'vpcId', 'appliesInside'>

export type NetworkAclPatch = Patch<NetworkAcl, never, 'appliesInside'>

export type NetworkAclFilter = Filter<NetworkAcl, 'appliesInside'> & {
  readonly vpcId: string
}

export type NetworkAclPlace = At<'vpcId', 'networkAclId'>

export interface NetworkAclOperations {
  /** Create a network ACL. */
  createNetworkAcl(resource: NetworkAclCreation, options?: WriteOptions): Call<NetworkAcl>
  /** List network ACLs. */
  listNetworkAcls(filter: NetworkAclFilter, options?: CallOptions): List<NetworkAcl>
  /** Get a network ACL. */
  getNetworkAcl(where: NetworkAclPlace, options?: CallOptions): Call<NetworkAcl>
  /** Change a network ACL. */
  updateNetworkAcl(
    where: NetworkAclPlace,
    patch: NetworkAclPatch,
    options?: WriteOptions,
  ): Call<NetworkAcl>
  /** Delete a network ACL. */
  deleteNetworkAcl(where: NetworkAclPlace, options?: DeleteOptions): Call<Deletion>
}

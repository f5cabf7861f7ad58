// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** A stateful, allow-only filter around the vNICs that are members. */
export interface SecurityGroup extends Resource<'securityGroup'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** What the group is for. */
  readonly description?: string
}

export type SecurityGroupCreation = Creation<SecurityGroup, 'vpcId', 'description'>

export type SecurityGroupPatch = Patch<SecurityGroup, never, 'description'>

export type SecurityGroupFilter = Filter<SecurityGroup, 'description'> & {
  readonly vpcId: string
}

export type SecurityGroupPlace = At<'vpcId', 'securityGroupId'>

export interface SecurityGroupOperations {
  /** Create a security group. */
  createSecurityGroup(resource: SecurityGroupCreation, options?: WriteOptions): Call<SecurityGroup>
  /** List security groups. */
  listSecurityGroups(filter: SecurityGroupFilter, options?: CallOptions): List<SecurityGroup>
  /** Get a security group. */
  getSecurityGroup(where: SecurityGroupPlace, options?: CallOptions): Call<SecurityGroup>
  /** Change a security group. */
  updateSecurityGroup(
    where: SecurityGroupPlace,
    patch: SecurityGroupPatch,
    options?: WriteOptions,
  ): Call<SecurityGroup>
  /** Delete a security group. */
  deleteSecurityGroup(where: SecurityGroupPlace, options?: DeleteOptions): Call<Deletion>
}

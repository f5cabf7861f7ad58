// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** For IPv4. */
export interface SecurityGroupUsageIngressIpv4 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** For IPv6. */
export interface SecurityGroupUsageIngressIpv6 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** Rules for what comes in. */
export interface SecurityGroupUsageIngress {
  /** For IPv4. */
  readonly ipv4: SecurityGroupUsageIngressIpv4
  /** For IPv6. */
  readonly ipv6: SecurityGroupUsageIngressIpv6
}

/** For IPv4. */
export interface SecurityGroupUsageEgressIpv4 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** For IPv6. */
export interface SecurityGroupUsageEgressIpv6 {
  /** How much is used. */
  readonly used: number
  /** How much there is. */
  readonly limit: number
}

/** Rules for what goes out. */
export interface SecurityGroupUsageEgress {
  /** For IPv4. */
  readonly ipv4: SecurityGroupUsageEgressIpv4
  /** For IPv6. */
  readonly ipv6: SecurityGroupUsageEgressIpv6
}

/** Weight of its rules, per direction and family, and how much is allowed. */
export interface SecurityGroupUsage {
  /** Rules for what comes in. */
  readonly ingress: SecurityGroupUsageIngress
  /** Rules for what goes out. */
  readonly egress: SecurityGroupUsageEgress
}

/** A stateful, allow-only filter around the vNICs that are members. */
export interface SecurityGroup extends Resource<'securityGroup'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Of a connection that was open before a rule went: `revalidate` lets its packets through only while a rule still matches, `keep` until it ends. */
  readonly established: 'revalidate' | 'keep'
  /** What the group is for. */
  readonly description?: string
  /** Weight of its rules, per direction and family, and how much is allowed. */
  readonly usage: SecurityGroupUsage
}

export type SecurityGroupCreation = Creation<SecurityGroup, 'vpcId', 'established' | 'description'>

export type SecurityGroupPatch = Patch<SecurityGroup, never, 'established' | 'description'>

export type SecurityGroupFilter = Filter<SecurityGroup, 'established' | 'description'> & {
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

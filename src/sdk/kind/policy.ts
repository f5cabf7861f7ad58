// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Ordered rules around the vNICs of a VPC: what must not be, or must be, whatever their security groups say. */
export interface Policy extends Resource<'policy'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** When its rules are asked: `platform`, then `admin`, then security groups, then `baseline`, which is for vNICs without a group. */
  readonly tier: 'platform' | 'admin' | 'baseline'
  /** vNICs that it filters, by tags. With no group of either sort: every vNIC of the VPC. */
  readonly appliesToEndpointGroupIds: readonly string[]
  /** vNICs that it filters, by membership. */
  readonly appliesToSecurityGroupIds: readonly string[]
}

export type PolicyCreation = Creation<
  Policy,
  'vpcId' | 'tier',
  'appliesToEndpointGroupIds' | 'appliesToSecurityGroupIds'
>

export type PolicyPatch = Patch<
  Policy,
  never,
  'appliesToEndpointGroupIds' | 'appliesToSecurityGroupIds'
>

export type PolicyFilter = Filter<
  Policy,
  'tier' | 'appliesToEndpointGroupIds' | 'appliesToSecurityGroupIds'
> & {
  readonly vpcId: string
}

export type PolicyPlace = At<'vpcId', 'policyId'>

export interface PolicyOperations {
  /** Create a policy. */
  createPolicy(resource: PolicyCreation, options?: WriteOptions): Call<Policy>
  /** List policies. */
  listPolicies(filter: PolicyFilter, options?: CallOptions): List<Policy>
  /** Get a policy. */
  getPolicy(where: PolicyPlace, options?: CallOptions): Call<Policy>
  /** Change a policy. */
  updatePolicy(where: PolicyPlace, patch: PolicyPatch, options?: WriteOptions): Call<Policy>
  /** Delete a policy. */
  deletePolicy(where: PolicyPlace, options?: DeleteOptions): Call<Deletion>
}

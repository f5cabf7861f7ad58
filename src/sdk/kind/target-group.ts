// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Targets that serve one thing. */
export interface TargetGroup extends Resource<'targetGroup'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Port on the targets, unless a target says its own. */
  readonly l4Port: number
  /** True: targets see the address of the client, not of the balancer. */
  readonly preserveClientAddress: boolean
  /** Family in which targets are reached, whatever the client speaks; absent: that of the client. */
  readonly addressFamily?: 'ipv4' | 'ipv6'
  /** Overrides the setting of the balancer. */
  readonly crossZone: 'inherit' | 'on' | 'off'
}

export type TargetGroupCreation = Creation<
  TargetGroup,
  'vpcId' | 'l4Port',
  'preserveClientAddress' | 'addressFamily' | 'crossZone'
>

export type TargetGroupPatch = Patch<TargetGroup, never, 'preserveClientAddress' | 'crossZone'>

export type TargetGroupFilter = Filter<
  TargetGroup,
  'l4Port' | 'preserveClientAddress' | 'addressFamily' | 'crossZone'
> & {
  readonly vpcId: string
}

export type TargetGroupPlace = At<'vpcId', 'targetGroupId'>

export interface TargetGroupOperations {
  /** Create a target group. */
  createTargetGroup(resource: TargetGroupCreation, options?: WriteOptions): Call<TargetGroup>
  /** List target groups. */
  listTargetGroups(filter: TargetGroupFilter, options?: CallOptions): List<TargetGroup>
  /** Get a target group. */
  getTargetGroup(where: TargetGroupPlace, options?: CallOptions): Call<TargetGroup>
  /** Change a target group. */
  updateTargetGroup(
    where: TargetGroupPlace,
    patch: TargetGroupPatch,
    options?: WriteOptions,
  ): Call<TargetGroup>
  /** Delete a target group. */
  deleteTargetGroup(where: TargetGroupPlace, options?: DeleteOptions): Call<Deletion>
}

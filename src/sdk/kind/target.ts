// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** One that serves what a target group is for. */
export interface Target extends Resource<'target'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Group that the target is in. */
  readonly targetGroupId: string
  /** Who serves, by vNIC; either this or an address. */
  readonly vnicId?: string
  /** Who serves, by address. */
  readonly address?: string
  /** Port; absent: that of the group. */
  readonly l4Port?: number
  /** Zone of a target by address; absent: it serves every zone. */
  readonly zone?: string
  /** As the health check last said; `unavailable`: nobody checks. */
  readonly health: 'healthy' | 'unhealthy' | 'initial' | 'draining' | 'unused' | 'unavailable'
}

export type TargetCreation = Creation<
  Target,
  'vpcId' | 'targetGroupId',
  'vnicId' | 'address' | 'l4Port' | 'zone' | 'health'
>

export type TargetPatch = Patch<Target, never, 'health'>

export type TargetFilter = Filter<Target, 'vnicId' | 'address' | 'l4Port' | 'zone' | 'health'> & {
  readonly vpcId: string
  readonly targetGroupId: string
}

export type TargetPlace = At<'vpcId' | 'targetGroupId', 'targetId'>

export type TargetItem = Omit<TargetCreation, 'vpcId' | 'targetGroupId'>

export type TargetParent = At<'vpcId', 'targetGroupId'>

export interface TargetOperations {
  /** Create a target. */
  createTarget(resource: TargetCreation, options?: WriteOptions): Call<Target>
  /** List targets. */
  listTargets(filter: TargetFilter, options?: CallOptions): List<Target>
  /** Get a target. */
  getTarget(where: TargetPlace, options?: CallOptions): Call<Target>
  /** Change a target. */
  updateTarget(where: TargetPlace, patch: TargetPatch, options?: WriteOptions): Call<Target>
  /** Delete a target. */
  deleteTarget(where: TargetPlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all targets of a target group. */
  replaceTargets(
    where: TargetParent,
    items: readonly TargetItem[],
    options: ReplaceOptions,
  ): Call<Page<Target>>
}

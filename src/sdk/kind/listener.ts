// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List, Page } from '../list.ts'
import type { CallOptions, DeleteOptions, ReplaceOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Where connections go. */
export interface ListenerTargetGroupsItem {
  /** The group. */
  readonly targetGroupId: string
  /** Share; 0 gets nothing. */
  readonly weight?: number
}

/** A port on which a balancer accepts connections. */
export interface Listener extends Resource<'listener'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Balancer that listens. */
  readonly loadBalancerId: string
  /** Transport protocols: `tcp`, `udp` or both; an application balancer speaks `tcp` alone. */
  readonly protocols: readonly ('tcp' | 'udp')[]
  /** Port; unique per balancer and protocol. */
  readonly l4Port: number
  /** Where connections go. */
  readonly targetGroups: readonly ListenerTargetGroupsItem[]
}

export type ListenerCreation = Creation<
  Listener,
  'vpcId' | 'loadBalancerId' | 'protocols' | 'l4Port' | 'targetGroups',
  never
>

export type ListenerPatch = Patch<Listener, 'protocols' | 'l4Port' | 'targetGroups', never>

export type ListenerFilter = Filter<Listener, 'protocols' | 'l4Port'> & {
  readonly vpcId: string
  readonly loadBalancerId: string
  readonly 'targetGroups.targetGroupId'?: string
  readonly 'targetGroups.weight'?: number
}

export type ListenerPlace = At<'vpcId' | 'loadBalancerId', 'listenerId'>

export type ListenerItem = Omit<ListenerCreation, 'vpcId' | 'loadBalancerId'>

export type ListenerParent = At<'vpcId', 'loadBalancerId'>

export interface ListenerOperations {
  /** Create a listener. */
  createListener(resource: ListenerCreation, options?: WriteOptions): Call<Listener>
  /** List listeners. */
  listListeners(filter: ListenerFilter, options?: CallOptions): List<Listener>
  /** Get a listener. */
  getListener(where: ListenerPlace, options?: CallOptions): Call<Listener>
  /** Change a listener. */
  updateListener(where: ListenerPlace, patch: ListenerPatch, options?: WriteOptions): Call<Listener>
  /** Delete a listener. */
  deleteListener(where: ListenerPlace, options?: DeleteOptions): Call<Deletion>
  /** Replace all listeners of a load balancer. */
  replaceListeners(
    where: ListenerParent,
    items: readonly ListenerItem[],
    options: ReplaceOptions,
  ): Call<Page<Listener>>
}

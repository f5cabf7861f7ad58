// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Where the balancer listens: one node per zone that it is enabled in. */
export interface LoadBalancerNodesItem {
  /** Its id; the server gives it. */
  readonly id?: string
  /** Its subnet. */
  readonly subnetId: string
  /** Its private addresses; absent: one is chosen per family of the subnet. */
  readonly addresses?: readonly string[]
}

/** Spreads connections over targets. */
export interface LoadBalancer extends Resource<'loadBalancer'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** `network` forwards connections; `application` ends them and opens its own to a target. */
  readonly type: 'network' | 'application'
  /** Where the balancer listens: one node per zone that it is enabled in. */
  readonly nodes: readonly LoadBalancerNodesItem[]
  /** Security groups of the nodes; none: nothing is filtered there. */
  readonly securityGroupIds: readonly string[]
  /** `internal`: not to be reached from the internet. */
  readonly scheme: 'internal' | 'internetFacing'
  /** True: a node sends to targets of every zone, not only of its own. */
  readonly crossZone: boolean
}

export type LoadBalancerCreation = Creation<
  LoadBalancer,
  'vpcId' | 'nodes',
  'type' | 'securityGroupIds' | 'scheme' | 'crossZone'
>

export type LoadBalancerPatch = Patch<LoadBalancer, 'nodes', 'securityGroupIds' | 'crossZone'>

export type LoadBalancerFilter = Filter<
  LoadBalancer,
  'type' | 'securityGroupIds' | 'scheme' | 'crossZone'
> & {
  readonly vpcId: string
  readonly 'nodes.id'?: string
  readonly 'nodes.subnetId'?: string
  readonly 'nodes.addresses'?: string
}

export type LoadBalancerPlace = At<'vpcId', 'loadBalancerId'>

export interface LoadBalancerOperations {
  /** Create a load balancer. */
  createLoadBalancer(resource: LoadBalancerCreation, options?: WriteOptions): Call<LoadBalancer>
  /** List load balancers. */
  listLoadBalancers(filter: LoadBalancerFilter, options?: CallOptions): List<LoadBalancer>
  /** Get a load balancer. */
  getLoadBalancer(where: LoadBalancerPlace, options?: CallOptions): Call<LoadBalancer>
  /** Change a load balancer. */
  updateLoadBalancer(
    where: LoadBalancerPlace,
    patch: LoadBalancerPatch,
    options?: WriteOptions,
  ): Call<LoadBalancer>
  /** Delete a load balancer. */
  deleteLoadBalancer(where: LoadBalancerPlace, options?: DeleteOptions): Call<Deletion>
}

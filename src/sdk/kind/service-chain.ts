// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Groups of functions in order; one function of each is chosen per flow. */
export interface ServiceChainHopsItem {
  /** The functions of the hop. */
  readonly serviceFunctionGroupId: string
  /** With no function up: drop, or go on without the hop. */
  readonly onFailure?: 'closed' | 'open'
}

/** Sends classified traffic through middleboxes before it is routed. */
export interface ServiceChain extends Resource<'serviceChain'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Lower is asked first; unique per VPC. */
  readonly priority: number
  /** What is sent through the chain: a packet that any of them matches. A classifier serves one chain. */
  readonly classifierIds: readonly string[]
  /** Groups of functions in order; one function of each is chosen per flow. */
  readonly hops: readonly ServiceChainHopsItem[]
  /** True: replies pass the same functions in reverse order. */
  readonly symmetric: boolean
}

export type ServiceChainCreation = Creation<
  ServiceChain,
  'vpcId' | 'priority' | 'hops',
  'classifierIds' | 'symmetric'
>

export type ServiceChainPatch = Patch<
  ServiceChain,
  'priority' | 'hops',
  'classifierIds' | 'symmetric'
>

export type ServiceChainFilter = Filter<ServiceChain, 'priority' | 'classifierIds' | 'symmetric'> & {
  readonly vpcId: string
  readonly 'hops.serviceFunctionGroupId'?: string
  readonly 'hops.onFailure'?: 'closed' | 'open'
}

export type ServiceChainPlace = At<'vpcId', 'serviceChainId'>

export interface ServiceChainOperations {
  /** Create a service chain. */
  createServiceChain(resource: ServiceChainCreation, options?: WriteOptions): Call<ServiceChain>
  /** List service chains. */
  listServiceChains(filter: ServiceChainFilter, options?: CallOptions): List<ServiceChain>
  /** Get a service chain. */
  getServiceChain(where: ServiceChainPlace, options?: CallOptions): Call<ServiceChain>
  /** Change a service chain. */
  updateServiceChain(
    where: ServiceChainPlace,
    patch: ServiceChainPatch,
    options?: WriteOptions,
  ): Call<ServiceChain>
  /** Delete a service chain. */
  deleteServiceChain(where: ServiceChainPlace, options?: DeleteOptions): Call<Deletion>
}

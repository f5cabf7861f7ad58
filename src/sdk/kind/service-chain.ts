// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
export interface ServiceChainClassifiersItemL4Ports {
  /** Lowest port. */
  readonly first: number
  /** Highest port. */
  readonly last: number
}

/** What is sent through the chain: a packet that matches any of them. */
export interface ServiceChainClassifiersItem {
  /** Source addresses. */
  readonly sourceCidr?: string
  /** Sources by membership. */
  readonly sourceSecurityGroupId?: string
  /** Destination addresses. */
  readonly destinationCidr?: string
  /** Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`. */
  readonly protocol?: string
  /** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
  readonly l4Ports?: ServiceChainClassifiersItemL4Ports
}

/** Functions in order; one of a hop is chosen per flow. */
export interface ServiceChainHopsItem {
  /** The functions of the hop. */
  readonly serviceFunctionIds: readonly string[]
  /** With no function up: drop, or go on without the hop. */
  readonly onFailure?: 'closed' | 'open'
}

/** Sends classified traffic through middleboxes before it is routed. */
export interface ServiceChain extends Resource<'serviceChain'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Lower is asked first; unique per VPC. */
  readonly priority: number
  /** What is sent through the chain: a packet that matches any of them. */
  readonly classifiers: readonly ServiceChainClassifiersItem[]
  /** Functions in order; one of a hop is chosen per flow. */
  readonly hops: readonly ServiceChainHopsItem[]
  /** True: replies pass the same functions in reverse order. */
  readonly symmetric: boolean
}

export type ServiceChainCreation = Creation<
  ServiceChain,
  'vpcId' | 'priority' | 'classifiers' | 'hops',
  'symmetric'
>

export type ServiceChainPatch = Patch<
  ServiceChain,
  'priority' | 'classifiers' | 'hops',
  'symmetric'
>

export type ServiceChainFilter = Filter<ServiceChain, 'priority' | 'symmetric'> & {
  readonly vpcId: string
  readonly 'classifiers.sourceCidr'?: string
  readonly 'classifiers.sourceSecurityGroupId'?: string
  readonly 'classifiers.destinationCidr'?: string
  readonly 'classifiers.protocol'?: string
  readonly 'classifiers.l4Ports.first'?: number
  readonly 'classifiers.l4Ports.last'?: number
  readonly 'hops.serviceFunctionIds'?: string
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

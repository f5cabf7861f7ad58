// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
export interface ClassifierL4Ports {
  /** Lowest port. */
  readonly first: number
  /** Highest port. */
  readonly last: number
}

/** Which packets a service chain is for: those that match all that it mentions. */
export interface Classifier extends Resource<'classifier'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** Source addresses; absent: all. */
  readonly sourceCidr?: string
  /** Sources by membership; absent: all. */
  readonly sourceSecurityGroupId?: string
  /** Destination addresses; absent: all. */
  readonly destinationCidr?: string
  /** Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`. */
  readonly protocol: string
  /** Destination ports, inclusive; absent: all. Only for tcp, udp and sctp. */
  readonly l4Ports?: ClassifierL4Ports
}

export type ClassifierCreation = Creation<
  Classifier,
  'vpcId',
  'sourceCidr' | 'sourceSecurityGroupId' | 'destinationCidr' | 'protocol' | 'l4Ports'
>

export type ClassifierPatch = Patch<
  Classifier,
  never,
  'sourceCidr' | 'sourceSecurityGroupId' | 'destinationCidr' | 'protocol' | 'l4Ports'
>

export type ClassifierFilter = Filter<
  Classifier,
  'sourceCidr' | 'sourceSecurityGroupId' | 'destinationCidr' | 'protocol'
> & {
  readonly vpcId: string
  readonly 'l4Ports.first'?: number
  readonly 'l4Ports.last'?: number
}

export type ClassifierPlace = At<'vpcId', 'classifierId'>

export interface ClassifierOperations {
  /** Create a classifier. */
  createClassifier(resource: ClassifierCreation, options?: WriteOptions): Call<Classifier>
  /** List classifiers. */
  listClassifiers(filter: ClassifierFilter, options?: CallOptions): List<Classifier>
  /** Get a classifier. */
  getClassifier(where: ClassifierPlace, options?: CallOptions): Call<Classifier>
  /** Change a classifier. */
  updateClassifier(
    where: ClassifierPlace,
    patch: ClassifierPatch,
    options?: WriteOptions,
  ): Call<Classifier>
  /** Delete a classifier. */
  deleteClassifier(where: ClassifierPlace, options?: DeleteOptions): Call<Deletion>
}

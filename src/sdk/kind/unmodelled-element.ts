// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Something that is there and that the model has no word for: a path across it answers `unknown` and names it. */
export interface UnmodelledElement extends Resource<'unmodelledElement'> {
  /** VPC that it is in; only imports have some that are in none. */
  readonly vpcId?: string
  /** What its owner calls it. */
  readonly type: string
  /** Subnet that it stands in, if it has addresses. */
  readonly subnetId?: string
  /** Its private addresses, by which packets may meet it. Nobody else gets them. */
  readonly addresses: readonly string[]
}

export type UnmodelledElementCreation = Creation<
  UnmodelledElement,
  'vpcId' | 'type',
  'subnetId' | 'addresses'
>

export type UnmodelledElementPatch = Patch<UnmodelledElement, 'type', 'addresses'>

export type UnmodelledElementFilter = Filter<UnmodelledElement, 'type' | 'subnetId' | 'addresses'> & {
  readonly vpcId: string
}

export type UnmodelledElementPlace = At<'vpcId', 'unmodelledElementId'>

export interface UnmodelledElementOperations {
  /** Create an unmodelled element. */
  createUnmodelledElement(
    resource: UnmodelledElementCreation,
    options?: WriteOptions,
  ): Call<UnmodelledElement>
  /** List unmodelled elements. */
  listUnmodelledElements(
    filter: UnmodelledElementFilter,
    options?: CallOptions,
  ): List<UnmodelledElement>
  /** Get an unmodelled element. */
  getUnmodelledElement(
    where: UnmodelledElementPlace,
    options?: CallOptions,
  ): Call<UnmodelledElement>
  /** Change an unmodelled element. */
  updateUnmodelledElement(
    where: UnmodelledElementPlace,
    patch: UnmodelledElementPatch,
    options?: WriteOptions,
  ): Call<UnmodelledElement>
  /** Delete an unmodelled element. */
  deleteUnmodelledElement(where: UnmodelledElementPlace, options?: DeleteOptions): Call<Deletion>
}

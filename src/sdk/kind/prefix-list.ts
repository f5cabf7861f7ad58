// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** The blocks, of both families; replaced as one. */
export interface PrefixListEntriesItem {
  /** The block. */
  readonly cidr: string
  /** What it is. */
  readonly description?: string
}

/** A named set of prefixes for routes and rules; its revision is its version. */
export interface PrefixList extends Resource<'prefixList'> {
  /** The blocks, of both families; replaced as one. */
  readonly entries: readonly PrefixListEntriesItem[]
  /** Room that each rule and route which refers to the list reserves; absent: as many as there are entries. */
  readonly maxEntries?: number
}

export type PrefixListCreation = Creation<PrefixList, never, 'entries' | 'maxEntries'>

export type PrefixListPatch = Patch<PrefixList, never, 'entries' | 'maxEntries'>

export type PrefixListFilter = Filter<PrefixList, 'maxEntries'> & {
  readonly 'entries.cidr'?: string
  readonly 'entries.description'?: string
}

export type PrefixListPlace = At<never, 'prefixListId'>

export interface PrefixListOperations {
  /** Create a prefix list. */
  createPrefixList(resource: PrefixListCreation, options?: WriteOptions): Call<PrefixList>
  /** List prefix lists. */
  listPrefixLists(filter?: PrefixListFilter, options?: CallOptions): List<PrefixList>
  /** Get a prefix list. */
  getPrefixList(where: PrefixListPlace, options?: CallOptions): Call<PrefixList>
  /** Change a prefix list. */
  updatePrefixList(
    where: PrefixListPlace,
    patch: PrefixListPatch,
    options?: WriteOptions,
  ): Call<PrefixList>
  /** Delete a prefix list. */
  deletePrefixList(where: PrefixListPlace, options?: DeleteOptions): Call<Deletion>
}

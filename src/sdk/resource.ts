/**
 * What the types of all kinds are made of.
 *
 * @module
 */

export type Tags = Readonly<Record<string, string>>

/** Which resources are meant, by their tags. */
export type Selector =
  | { readonly and: readonly Selector[] }
  | { readonly or: readonly Selector[] }
  | { readonly not: Selector }
  /** The tag is there and has one of the values. */
  | { readonly in: { readonly key: string; readonly values: readonly string[] } }
  /** The tag is there. */
  | { readonly exists: string }

/** A patch of a selector: to put one member in place of another, null takes the other away. */
export interface SelectorPatch {
  readonly and?: readonly Selector[] | null
  readonly or?: readonly Selector[] | null
  readonly not?: SelectorPatch | null
  readonly in?: { readonly key?: string; readonly values?: readonly string[] } | null
  readonly exists?: string | null
}

/** What the caller may say about any resource. */
export interface Labels {
  /** Unique among resources of the kind in the same place. */
  readonly name?: string
  /** Who keeps the resource as it is: a manifest, a controller, a person. */
  readonly managedBy?: string
  readonly tags?: Tags
}

/** What every resource has besides the fields of its kind. */
export interface Resource<K extends string> extends Labels {
  readonly id: string
  readonly kind: K
  /** Counts the changes, from 1; the ETag is made of it. */
  readonly revision: number
  /** RFC 3339, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** What creates one: the members that must be said, and those that may. */
export type Creation<R, Must extends keyof R, May extends keyof R> = Labels & {
  readonly [P in Must]: Exclude<R[P], undefined>
} & { readonly [P in May]?: Exclude<R[P], undefined> }

/** RFC 7396: objects are merged, lists and values replaced. */
export type Merged<T> = T extends readonly unknown[]
  ? T
  : T extends Selector
    ? SelectorPatch
    : T extends Tags
      ? { readonly [name: string]: string | null }
      : T extends object
        ? { readonly [P in keyof T]?: Merged<T[P]> | (undefined extends T[P] ? null : never) }
        : T

/** What changes one; null takes away what need not be there. */
export type Patch<R, Kept extends keyof R, Freed extends keyof R> = {
  readonly [P in keyof Labels]?: Merged<Labels[P]> | null
} & { readonly [P in Kept]?: Merged<R[P]> } & { readonly [P in Freed]?: Merged<R[P]> | null }

export interface ListOptions {
  /** Only the resource of this name. */
  readonly name?: string
  readonly managedBy?: string
  /** `key` or `key:value`; of several, all must fit. */
  readonly tag?: string | readonly string[]
  /** Most items of a page: 50 where absent, at most 500. */
  readonly pageSize?: number
  readonly pageToken?: string
}

/** What narrows a list: a value, or one that a list holds. */
export type Filter<R, By extends keyof R> = ListOptions & {
  readonly [P in By]?: Exclude<R[P], undefined> extends readonly (infer Item)[]
    ? Item
    : Exclude<R[P], undefined>
}

/** Where a resource is: its own path parameter, or itself. */
export type At<Above extends string, Id extends string> = { readonly [P in Above]: string } & (
  | { readonly [P in Id]: string }
  | { readonly id: string }
)

/** What a deletion answers: nothing, or with `cascade` what went and what was changed with it. */
export type Deletion = undefined | Cascade

export interface Cascade {
  readonly deleted: readonly Affected[]
  readonly changed: readonly Affected[]
  /** Digest of exactly this; see `plan`. */
  readonly plan: string
}

export interface Affected {
  readonly kind: string
  readonly id: string
  readonly name?: string
}

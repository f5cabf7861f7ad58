/**
 * Parsed text with the place of every value. YAML and JSON are read elsewhere; here they are alike.
 *
 * @module
 */

/** Counted from 1, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A place in one of several files. */
export interface Spot extends Place {
  readonly file: string
}

export interface Scalar {
  readonly type: 'scalar'
  readonly at: Place
  readonly value: string | number | boolean | null
}

export interface List {
  readonly type: 'list'
  readonly at: Place
  readonly items: readonly Tree[]
}

export interface Mapping {
  readonly type: 'map'
  readonly at: Place
  readonly members: readonly Member[]
}

export type Tree = Scalar | List | Mapping

export interface Member {
  readonly name: string
  /** Of the name. */
  readonly at: Place
  readonly value: Tree
}

/** One file: each of its documents as a tree. */
export interface ManifestFile {
  readonly path: string
  readonly documents: readonly Tree[]
}

export const memberOf = ({ members }: Mapping, name: string): Member | undefined =>
  members.find((one) => one.name === name)

/** What a JSON pointer leads to, or the last thing on the way to it that is there. */
export function placeAt(tree: Tree, pointer: string): Place {
  let at: Tree = tree
  for (const step of pointer.split('/').slice(1)) {
    const next: Tree | undefined =
      at.type === 'map'
        ? memberOf(at, step)?.value
        : at.type === 'list'
          ? at.items[Number(step)]
          : undefined
    if (next === undefined) return at.at
    at = next
  }
  return at.at
}

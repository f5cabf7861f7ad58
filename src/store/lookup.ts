/**
 * Some of a chain's resources without looking at all: those of a kind, and those that hold a value.
 *
 * What was asked once is kept beside the resources and brought along to their next version, where it
 * costs as much as the version changes and not as much as there is.
 *
 * @module
 */
import { SortedMap } from '../base/sorted-map.ts'
import type { Resources, StoredResource } from './chain.ts'

interface Kept {
  /** By prefix of ids. */
  readonly lists: Map<string, readonly StoredResource[]>
  /** By prefix of ids and member; resources by value and id. */
  readonly indexes: Map<string, Index>
}

interface Index {
  readonly prefix: string
  readonly member: string
  readonly byValue: SortedMap<StoredResource>
}

const kept = new WeakMap<Resources, Kept>()

function keptOf(resources: Resources): Kept {
  const known = kept.get(resources)
  if (known !== undefined) return known
  const none: Kept = { lists: new Map(), indexes: new Map() }
  kept.set(resources, none)
  return none
}

/** The resources whose ids begin with `prefix` (`vnic_`), in order of ids. */
export function resourcesOf(resources: Resources, prefix: string): readonly StoredResource[] {
  const { lists } = keptOf(resources)
  const known = lists.get(prefix)
  if (known !== undefined) return known
  const list = resources.startingWith(prefix)
  lists.set(prefix, list)
  return list
}

export interface Lookup {
  /** Of the ids. */
  readonly prefix: string
  /** A member that is a text, or a list of texts. */
  readonly member: string
  readonly value: string
}

/** The resources whose member is the value, or has it in its list, in order of ids. */
export function resourcesWith(
  resources: Resources,
  { prefix, member, value }: Lookup,
): readonly StoredResource[] {
  return indexOf(resources, prefix, member).byValue.startingWith(`${value}${BETWEEN}`)
}

function indexOf(resources: Resources, prefix: string, member: string): Index {
  const { indexes } = keptOf(resources)
  const name = `${prefix}${member}`
  const known = indexes.get(name)
  if (known !== undefined) return known
  const entries = resources.startingWith(prefix).flatMap((one) => entriesOf(one, member))
  const index = { prefix, member, byValue: SortedMap.of(entries) }
  indexes.set(name, index)
  return index
}

/** No value that is looked up holds it, so none is the beginning of another one's key. */
const BETWEEN = '\n'

function entriesOf(resource: StoredResource, member: string): [string, StoredResource][] {
  const held = resource[member]
  const values = Array.isArray(held) ? [...new Set<unknown>(held)] : [held]
  return values
    .filter((value) => typeof value === 'string')
    .map((value) => [`${value}${BETWEEN}${resource.id}`, resource])
}

export interface Change {
  readonly gone: readonly StoredResource[]
  readonly come: readonly StoredResource[]
}

/** Resources after a change, with all that was ever looked up in them before it. */
export function changed(before: Resources, { gone, come }: Change): Resources {
  const after = before.with(
    come.map((one) => [one.id, one]),
    gone.map(({ id }) => id),
  )
  const known = kept.get(before)
  if (known === undefined) return after
  const touched = [...gone, ...come]
  const isTouched = (prefix: string): boolean => touched.some(({ id }) => id.startsWith(prefix))
  const { lists, indexes } = keptOf(after)
  for (const [prefix, list] of known.lists) if (!isTouched(prefix)) lists.set(prefix, list)
  for (const [name, index] of known.indexes) {
    const { prefix, member, byValue } = index
    const concerned = (all: readonly StoredResource[]) =>
      all.filter(({ id }) => id.startsWith(prefix)).flatMap((one) => entriesOf(one, member))
    const next = isTouched(prefix)
      ? {
          ...index,
          byValue: byValue.with(
            concerned(come),
            concerned(gone).map(([key]) => key),
          ),
        }
      : index
    indexes.set(name, next)
  }
  return after
}

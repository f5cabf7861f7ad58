/**
 * A chain's resources by kind, without looking at all.
 *
 * A list that was asked for is kept beside the resources and brought along to their next version.
 *
 * @module
 */
import { listAfter } from '../model/grouped-by.ts'
import type { Resources, StoredResource } from './chain.ts'

/** Lists by prefix of ids. */
const kept = new WeakMap<Resources, Map<string, readonly StoredResource[]>>()

function listsOf(resources: Resources): Map<string, readonly StoredResource[]> {
  const known = kept.get(resources) ?? new Map<string, readonly StoredResource[]>()
  kept.set(resources, known)
  return known
}

/** The resources whose ids begin with `prefix` (`vnic_`), in order of ids. */
export function resourcesOf(resources: Resources, prefix: string): readonly StoredResource[] {
  const lists = listsOf(resources)
  const list = lists.get(prefix) ?? resources.startingWith(prefix)
  lists.set(prefix, list)
  return list
}

export interface Change {
  readonly gone: readonly StoredResource[]
  readonly come: readonly StoredResource[]
}

/** Resources after a change, with the lists that were asked for before it. */
export function changed(before: Resources, { gone, come }: Change): Resources {
  const after = before.with(
    come.map((one) => [one.id, one]),
    gone.map(({ id }) => id),
  )
  const lists = listsOf(after)
  for (const [prefix, list] of kept.get(before) ?? []) {
    const concerned = (all: readonly StoredResource[]): StoredResource[] =>
      all.filter(({ id }) => id.startsWith(prefix))
    const change = { gone: concerned(gone), come: concerned(come) }
    const isTouched = change.gone.length + change.come.length > 0
    lists.set(prefix, isTouched ? listAfter(list, change) : list)
  }
  return after
}

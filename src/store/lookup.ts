/**
 * A chain's resources by kind.
 *
 * Lists that were asked for are kept beside the resources and brought along to their next version, so
 * that they are made once and not for each version.
 *
 * @module
 */
import { listAfter } from '../model/grouped-by.ts'
import type { Resources, StoredResource } from './chain.ts'

/** By name of the kind, each in order of ids. */
export type ListsByKind = ReadonlyMap<string, readonly StoredResource[]>

const kept = new WeakMap<Resources, ListsByKind>()

export function listsByKind(resources: Resources): ListsByKind {
  const known = kept.get(resources)
  if (known !== undefined) return known
  const lists = new Map<string, StoredResource[]>()
  for (const resource of resources.values()) {
    const list = lists.get(resource.kind)
    if (list === undefined) lists.set(resource.kind, [resource])
    else list.push(resource)
  }
  kept.set(resources, lists)
  return lists
}

export interface Change {
  readonly gone: readonly StoredResource[]
  readonly come: readonly StoredResource[]
}

/** Resources after a change, with their lists where these were asked for before it. */
export function changed(before: Resources, { gone, come }: Change): Resources {
  const after = before.with(
    come.map((one) => [one.id, one]),
    gone.map(({ id }) => id),
  )
  const lists = kept.get(before)
  if (lists !== undefined) kept.set(after, listsAfter(lists, { gone, come }))
  return after
}

function listsAfter(before: ListsByKind, { gone, come }: Change): ListsByKind {
  const lists = new Map(before)
  for (const kind of new Set([...gone, ...come].map((one) => one.kind))) {
    const isOfKind = (one: StoredResource): boolean => one.kind === kind
    const change = { gone: gone.filter(isOfKind), come: come.filter(isOfKind) }
    lists.set(kind, listAfter(lists.get(kind) ?? [], change))
  }
  return lists
}

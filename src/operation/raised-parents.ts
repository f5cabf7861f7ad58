import { parentField } from '../model/kind-named.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'
import { kindOf, textOf } from './kind-of.ts'
import type { Changes } from './plan.ts'
import type { View } from './view.ts'

/**
 * Whoever reads a group and its rules holds one ETag for both: writing a child makes a new revision of
 * its parent, unless the parent is written or goes in the same change.
 */
export function raisedParents(
  view: View,
  { puts, deletes }: Changes,
  { timestamp }: Fresh,
): StoredResource[] {
  const touched = [...puts, ...deletes]
  const written = new Set(touched.map(({ id }) => id))
  const parents = new Set(touched.map(parentIdOf).filter((id) => id !== undefined))
  return [...parents]
    .filter((id) => !written.has(id))
    .flatMap((id) => view.find(id) ?? [])
    .map((parent) => ({ ...parent, revision: parent.revision + 1, updatedAt: timestamp }))
}

export function parentIdOf(resource: StoredResource): string | undefined {
  const field = parentField(kindOf(resource))
  return field === undefined ? undefined : textOf(resource, field)
}

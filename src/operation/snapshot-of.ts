import type { Kind } from '../model/kind.ts'
import { KINDS } from '../model/kinds.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Changes } from './plan.ts'

const PLURALS = new Map(KINDS.map(({ name, plural }) => [name, plural]))

type Lists = Readonly<Record<string, readonly StoredResource[]>>

/** Stored resources as lists of their kinds. */
export function listsOf(resources: Iterable<StoredResource>): Lists {
  const lists: Record<string, StoredResource[]> = {}
  for (const resource of resources) {
    const plural = PLURALS.get(resource.kind)
    if (plural === undefined) continue
    const list = lists[plural] ?? []
    lists[plural] = list
    list.push(resource)
  }
  return lists
}

/** The resources of one kind. */
export const ofKind = (network: Snapshot, { plural }: Kind): readonly StoredResource[] =>
  (network as unknown as Lists)[plural] ?? []

/** One network of the lists of several chains. A list that only one of them has is taken as it is. */
export function snapshotOf(parts: readonly Lists[]): Snapshot {
  const whole: Record<string, readonly StoredResource[]> = {}
  for (const part of parts) {
    for (const [plural, list] of Object.entries(part)) {
      const known = whole[plural]
      whole[plural] = known === undefined ? list : [...known, ...list]
    }
  }
  return { ...EMPTY_SNAPSHOT, ...(whole as unknown as Partial<Snapshot>) }
}

/** The network as a plan leaves it; lists that the plan does not touch stay what they are. */
export function snapshotAfter(
  network: Snapshot,
  { puts, deletes }: Pick<Changes, 'puts' | 'deletes'>,
): Snapshot {
  const moved = new Set([...puts, ...deletes].map(({ id }) => id))
  const added = listsOf(puts)
  const touched = new Set([...Object.keys(added), ...Object.keys(listsOf(deletes))])
  const before = network as unknown as Lists
  const after = [...touched].map((plural) => {
    const stay = (before[plural] ?? []).filter(({ id }) => !moved.has(id))
    return [plural, [...stay, ...(added[plural] ?? [])]]
  })
  return { ...network, ...(Object.fromEntries(after) as Partial<Snapshot>) }
}

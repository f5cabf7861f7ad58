import { groupedBy, listAfter } from '../model/grouped-by.ts'
import type { Kind } from '../model/kind.ts'
import { KINDS } from '../model/kinds.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../model/snapshot.ts'
import type { Resources, StoredResource } from '../store/chain.ts'
import { listsByKind } from '../store/lookup.ts'
import type { Changes } from './plan.ts'

const PLURALS = new Map(KINDS.map(({ name, plural }) => [name, plural]))

type Lists = Readonly<Record<string, readonly StoredResource[]>>

/** Resources as lists of their kinds. */
function listsOf(resources: Iterable<StoredResource>): Lists {
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

/** The resources of one kind, in order of ids. */
export const ofKind = (network: Snapshot, { plural }: Kind): readonly StoredResource[] =>
  (network as unknown as Lists)[plural] ?? []

/** A chain's resources by kind, as they are shared by all who look at this version. */
export const listsIn = (resources: Resources): Lists =>
  Object.fromEntries(
    [...listsByKind(resources)].flatMap(([kind, list]) => {
      const plural = PLURALS.get(kind)
      return plural === undefined ? [] : [[plural, list]]
    }),
  )

/** One network of the lists of several chains. A list that only one of them has is taken as it is. */
export function snapshotOf(parts: readonly Lists[]): Snapshot {
  const whole: Record<string, readonly StoredResource[]> = {}
  for (const part of parts) {
    for (const [plural, list] of Object.entries(part)) {
      const known = whole[plural]
      whole[plural] = known === undefined ? list : [...known, ...list].sort(byId)
    }
  }
  return { ...EMPTY_SNAPSHOT, ...(whole as unknown as Partial<Snapshot>) }
}

const byId = (a: StoredResource, b: StoredResource): number => (a.id < b.id ? -1 : 1)

/** The network as a plan leaves it; lists that the plan does not touch stay what they are. */
export function snapshotAfter(
  network: Snapshot,
  { puts, deletes }: Pick<Changes, 'puts' | 'deletes'>,
): Snapshot {
  const [come, away] = [listsOf(puts), listsOf(deletes)]
  const before = network as unknown as Lists
  const after = [...new Set([...Object.keys(come), ...Object.keys(away)])].map((plural) => {
    const list = before[plural] ?? []
    const own = come[plural] ?? []
    const replaced = own.flatMap(({ id }) => groupedBy(list, 'id', id))
    return [plural, listAfter(list, { gone: [...replaced, ...(away[plural] ?? [])], come: own })]
  })
  return { ...network, ...(Object.fromEntries(after) as Partial<Snapshot>) }
}

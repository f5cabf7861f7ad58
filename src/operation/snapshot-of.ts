import { KINDS } from '../model/kinds.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'

const PLURALS = new Map(KINDS.map(({ name, plural }) => [name, plural]))

/** Stored resources as the network that they are. */
export function snapshotOf(resources: Iterable<StoredResource>): Snapshot {
  const lists: Record<string, StoredResource[]> = {}
  for (const resource of resources) {
    const plural = PLURALS.get(resource.kind)
    if (plural === undefined) continue
    const list = lists[plural] ?? []
    lists[plural] = list
    list.push(resource)
  }
  return { ...EMPTY_SNAPSHOT, ...(lists as unknown as Partial<Snapshot>) }
}

import { groupedBy } from '../grouped-by.ts'
import type { NetworkAclEntry } from '../kind/network-acl-entry.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

/** Per network ACL and direction. */
export const ENTRIES_MAX = 100

export const entriesOf = (
  { networkAclEntries }: Snapshot,
  networkAclId: string,
  direction: NetworkAclEntry['direction'],
): NetworkAclEntry[] =>
  groupedBy(networkAclEntries, 'networkAclId', networkAclId).filter(
    (entry) => entry.direction === direction,
  )

export function aclRoomProblem(snapshot: Snapshot, entry: NetworkAclEntry): Problem | undefined {
  const { id, networkAclId, direction } = entry
  const others = entriesOf(snapshot, networkAclId, direction).filter((one) => one.id !== id)
  const used = others.length
  if (used < ENTRIES_MAX) return undefined
  const detail = `${networkAclId} has ${used} ${direction} entries; at most ${ENTRIES_MAX} are allowed per direction.`
  const limit = { name: 'networkAclEntries', limit: ENTRIES_MAX, used, requested: 1, weight: 1 }
  return { code: 'quota_exceeded', detail, more: { limit } }
}

/**
 * Whom rules mean: prefixes, lists of prefixes, members of groups.
 *
 * @module
 */
import { prefixOf } from '../../model/canonical.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Prefix } from '../../net/prefix.ts'
import type { Members, Peer } from './network.ts'

export type PrefixLists = ReadonlyMap<string, readonly Prefix[]>

export const compilePrefixLists = (snapshot: Snapshot): PrefixLists =>
  new Map(
    snapshot.prefixLists.map(({ id, entries }) => [id, entries.map(({ cidr }) => prefixOf(cidr))]),
  )

/** Everything that a peer may be found in. */
export interface Directory {
  readonly lists: PrefixLists
  readonly groups: ReadonlyMap<string, Members>
  readonly endpointGroups: ReadonlyMap<string, Members>
}

interface Described {
  readonly peerCidr?: string
  readonly peerPrefixListId?: string
  readonly peerSecurityGroupId?: string
  readonly peerEndpointGroupId?: string
}

export function compilePeer(rule: Described, directory: Directory): Peer {
  if (rule.peerCidr !== undefined) {
    return { kind: 'prefixes', prefixes: [prefixOf(rule.peerCidr)], said: rule.peerCidr }
  }
  if (rule.peerPrefixListId !== undefined) {
    const prefixes = directory.lists.get(rule.peerPrefixListId)
    return prefixes === undefined
      ? { kind: 'unlisted', said: rule.peerPrefixListId }
      : { kind: 'prefixes', prefixes, said: rule.peerPrefixListId }
  }
  const { peerSecurityGroupId, peerEndpointGroupId } = rule
  const group =
    directory.groups.get(peerSecurityGroupId ?? '') ??
    directory.endpointGroups.get(peerEndpointGroupId ?? '')
  if (group !== undefined) return { kind: 'group', group }
  return {
    kind: 'nobody',
    said: `${peerSecurityGroupId ?? peerEndpointGroupId ?? 'nobody'}, which is gone`,
  }
}

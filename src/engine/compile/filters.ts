/**
 * Security groups and network ACLs.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { NetworkAclEntry } from '../../model/kind/network-acl-entry.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { compileMatch } from './match.ts'
import type { Acl, Entry, Group, Vpc } from './network.ts'
import { byId, groupBy } from './parsed.ts'
import { compilePeer, type Directory } from './peers.ts'

export function emptyGroups(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const { id, name, vpcId, established } of snapshot.securityGroups) {
    groups.set(id, {
      id,
      name,
      vpc: vpcs.get(vpcId),
      keepsEstablished: established === 'keep',
      members: new Set(),
      addresses: new Set(),
      ingress: [],
      egress: [],
    })
  }
  return groups
}

/** Rules refer to groups, so all groups come first. */
export function fillGroups(
  snapshot: Snapshot,
  groups: ReadonlyMap<string, Group>,
  directory: Directory,
): void {
  for (const rule of [...snapshot.securityGroupRules].sort(byId)) {
    const peer = compilePeer(rule, directory)
    groups.get(rule.securityGroupId)?.[rule.direction].push({ ...compileMatch(rule), peer })
  }
}

export function compileAcls(snapshot: Snapshot): Map<string, Acl> {
  const entries = groupBy(snapshot.networkAclEntries, (entry) => entry.networkAclId)
  return new Map(
    snapshot.networkAcls.map(({ id, appliesInside }) => {
      const own = entries.get(id) ?? []
      const acl: Acl = {
        id,
        appliesInside,
        ingress: inOrder(own, 'ingress'),
        egress: inOrder(own, 'egress'),
      }
      return [id, acl]
    }),
  )
}

/** By number; equal numbers (only imports can have them) by id, so that the order is total. */
function inOrder(entries: readonly NetworkAclEntry[], direction: 'ingress' | 'egress'): Entry[] {
  return entries
    .filter((entry) => entry.direction === direction)
    .sort((a, b) => a.number - b.number || byId(a, b))
    .map((entry) => ({
      ...compileMatch(entry),
      number: entry.number,
      allows: entry.action === 'allow',
      prefix: prefixOf(entry.cidr),
    }))
}

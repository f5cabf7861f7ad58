/**
 * Security groups and network ACLs.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { NetworkAclEntry } from '../../model/kind/network-acl-entry.ts'
import type { SecurityGroupRule } from '../../model/kind/security-group-rule.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Prefix } from '../../net/prefix.ts'
import { compileMatch } from './match.ts'
import type { Acl, Entry, Group, Peer, Rule, Vpc } from './network.ts'
import { byId, groupBy } from './parsed.ts'

export type PrefixLists = ReadonlyMap<string, readonly Prefix[]>

export const compilePrefixLists = (snapshot: Snapshot): PrefixLists =>
  new Map(
    snapshot.prefixLists.map(({ id, entries }) => [id, entries.map(({ cidr }) => prefixOf(cidr))]),
  )

export function compileGroups(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  lists: PrefixLists,
): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const { id, name, vpcId } of snapshot.securityGroups) {
    groups.set(id, {
      id,
      name,
      vpc: vpcs.get(vpcId),
      members: new Set(),
      addresses: new Set(),
      ingress: [],
      egress: [],
    })
  }
  for (const rule of [...snapshot.securityGroupRules].sort(byId)) {
    groups.get(rule.securityGroupId)?.[rule.direction].push(compileRule(rule, groups, lists))
  }
  return groups
}

function compileRule(
  rule: SecurityGroupRule,
  groups: ReadonlyMap<string, Group>,
  lists: PrefixLists,
): Rule {
  return { ...compileMatch(rule), peer: compilePeer(rule, groups, lists) }
}

function compilePeer(
  rule: SecurityGroupRule,
  groups: ReadonlyMap<string, Group>,
  lists: PrefixLists,
): Peer {
  if (rule.peerCidr !== undefined) {
    return { kind: 'prefixes', prefixes: [prefixOf(rule.peerCidr)], said: rule.peerCidr }
  }
  if (rule.peerPrefixListId !== undefined) {
    const prefixes = lists.get(rule.peerPrefixListId)
    return prefixes === undefined
      ? { kind: 'unlisted', said: rule.peerPrefixListId }
      : { kind: 'prefixes', prefixes, said: rule.peerPrefixListId }
  }
  const group = groups.get(rule.peerSecurityGroupId ?? '')
  return group === undefined
    ? { kind: 'nobody', said: `${rule.peerSecurityGroupId ?? 'nobody'}, which is gone` }
    : { kind: 'group', group }
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

/**
 * The remote end of a rule: an address block, a prefix list, or a group of either sort.
 *
 * @module
 */
import type { Envelope } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { PEER_GROUPS, passesReferences } from './links.ts'
import { refusal } from './refusal.ts'

export const PEERS = [
  'peerCidr',
  'peerSecurityGroupId',
  'peerPrefixListId',
  'peerEndpointGroupId',
] as const

type Rule = Envelope & { readonly vpcId: string } & {
  readonly [P in (typeof PEERS)[number]]?: string
}

export const RULE_PEER_PROBLEMS = ['peer_not_one', 'group_reference_stopped'] as const

export const rulePeerProblem = (snapshot: Snapshot, rule: Rule): Problem | undefined =>
  countProblem(rule) ?? reachProblem(snapshot, rule)

function countProblem(rule: Rule): Problem | undefined {
  const given = PEERS.filter((peer) => rule[peer] !== undefined)
  if (given.length === 1) return undefined
  const detail = `A rule has exactly one of ${PEERS.join(', ')}; this one has ${given.join(' and ') || 'none'}.`
  const [, pointer = PEERS[0]] = given
  return refusal('peer_not_one', { pointer: `/${pointer}`, detail })
}

/** A group that is not in view was looked at when it was named. */
function reachProblem(snapshot: Snapshot, rule: Rule): Problem | undefined {
  const { vpcId } = rule
  const far = homeOfPeer(snapshot, rule) ?? vpcId
  if (far === vpcId || passesReferences(snapshot, vpcId, far)) return undefined
  const [member = 'peerSecurityGroupId'] = PEER_GROUPS.filter((one) => rule[one] !== undefined)
  const detail = `${rule[member]} is in ${far}, which ${vpcId} reaches only over links that pass no group references.`
  return refusal('group_reference_stopped', { pointer: `/${member}`, detail })
}

function homeOfPeer(snapshot: Snapshot, rule: Rule): string | undefined {
  const { securityGroups, endpointGroups } = snapshot
  const { peerSecurityGroupId, peerEndpointGroupId } = rule
  if (peerSecurityGroupId !== undefined) {
    return securityGroups.find(({ id }) => id === peerSecurityGroupId)?.vpcId
  }
  return endpointGroups.find(({ id }) => id === peerEndpointGroupId)?.vpcId
}

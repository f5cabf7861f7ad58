/**
 * Which rule of a vNIC's security groups lets a packet through, if any.
 *
 * @module
 */
import { contains } from '../../net/prefix.ts'
import { matches } from '../compile/match.ts'
import type { Group, Interface, Members, Rule, Vpc } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Flow, Hidden } from './stage.ts'

export interface Allowed {
  readonly group: Group
  readonly rule: Rule
}

/** The first by group and rule id; which of several matters only to the reader. */
export function ingressRule(receiver: Interface, flow: Flow): Allowed | undefined {
  for (const group of receiver.groups) {
    for (const rule of group.ingress) {
      if (matches(rule, flow.packet) && isSender(rule, flow)) return { group, rule }
    }
  }
  return undefined
}

export function isSender({ peer }: Rule, { packet, sender }: Flow): boolean {
  switch (peer.kind) {
    case 'prefixes':
      return peer.prefixes.some((prefix) => contains(prefix, packet.source))
    case 'group':
      return sender !== undefined && peer.group.members.has(sender)
    case 'nobody':
    case 'unlisted':
      return false
  }
}

/** A rule that would match if the sender were still to be seen. */
export function lostReference(
  receiver: Interface,
  flow: Flow,
): { rule: Rule; hidden: Hidden } | undefined {
  const { hidden, packet } = flow
  if (hidden === undefined) return undefined
  for (const group of receiver.groups) {
    for (const rule of group.ingress) {
      const isMeant = rule.peer.kind === 'group' && rule.peer.group.members.has(hidden.interface)
      if (isMeant && matches(rule, packet)) return { rule, hidden }
    }
  }
  return undefined
}

export function egressRule(sender: Interface, packet: Packet): Allowed | undefined {
  for (const group of sender.groups) {
    for (const rule of group.egress) {
      if (matches(rule, packet) && isReceiver(rule, packet, sender.subnet.vpc))
        return { group, rule }
    }
  }
  return undefined
}

/**
 * Egress sees the destination as an address. A group of another VPC counts where the two are peered
 * and the address is not one of our own.
 */
export function isReceiver({ peer }: Rule, packet: Packet, vpc: Vpc): boolean {
  switch (peer.kind) {
    case 'prefixes':
      return peer.prefixes.some((prefix) => contains(prefix, packet.destination))
    case 'group':
      return peer.group.addresses.has(packet.destination) && isInReach(peer.group, packet, vpc)
    case 'nobody':
    case 'unlisted':
      return false
  }
}

function isInReach(group: Members, packet: Packet, vpc: Vpc): boolean {
  if (group.vpc === vpc) return true
  const isOurs = vpc.cidrs.some((prefix) => contains(prefix, packet.destination))
  return (
    group.vpc !== undefined &&
    vpc.peers.has(group.vpc) &&
    !isOurs &&
    group.vpc.region === vpc.region
  )
}

/** A rule that may or may not allow the packet: its prefix list is not in the snapshot. */
export const unlistedRule = (
  at: Interface,
  direction: 'ingress' | 'egress',
  packet: Packet,
): Rule | undefined =>
  at.groups
    .flatMap((group) => group[direction])
    .find((rule) => rule.peer.kind === 'unlisted' && matches(rule, packet))

export const groupNames = (member: Interface): string =>
  member.groups.map((group) => group.name ?? group.id).join(', ')

/**
 * What the security groups of both directions share: connection state and the default without groups.
 *
 * @module
 */
import type { Interface } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Step } from '../trace/trace.ts'
import { rulingOf } from './policies.ts'
import { unlistedRule } from './rules.ts'
import { findSession, reversed } from './session.ts'
import { type Context, type Flow, passed, refused, unsaid } from './stage.ts'
import { peerOf } from './words.ts'

/** Elements without groups of their own (balancers, gateways) are not filtered. */
export const isFiltered = ({ role, groups, unlistedGroups }: Interface): boolean =>
  role.kind === 'vnic' ? role.filters : groups.length + unlistedGroups.length > 0

/**
 * What lets a packet of a known connection through without a rule: the answer to a request that
 * passed here, or a group that keeps what is open. Other groups ask their rules again.
 */
export function trackedStep(
  stage: string,
  at: Interface,
  packet: Packet,
  context: Context,
): Step | undefined {
  if (context.isReply) {
    const isKnown = context.isEstablished || isAnswer(at, packet, context)
    return isKnown ? passed(stage, () => 'tracked: answers a known connection', at.id) : undefined
  }
  if (!context.isEstablished) return undefined
  const keeper = at.groups.find(({ keepsEstablished }) => keepsEstablished)
  // Groups that are not in a snapshot are of a network that was imported, and those keep.
  const id = keeper?.id ?? at.unlistedGroups[0]
  if (id === undefined) return undefined
  const said = (): string => `tracked: ${keeper?.name ?? id} keeps established connections`
  return passed(stage, said, id)
}

export const isAnswer = (at: Interface, packet: Packet, { sessions }: Context): boolean =>
  findSession(sessions, 'tracked', packet).some(({ interface: known }) => known === at)

/** Said of a decision on a connection that is open already. */
export const stillSaid = ({ isEstablished, isReply }: Context): string =>
  isEstablished && !isReply ? '; of established connections the rules are asked again' : ''

/** Remembers a request, also one that was refused: `explain: all` asks what its reply would meet. */
export function track(at: Interface, packet: Packet, context: Context): void {
  if (context.isReply || !isFiltered(at)) return
  context.sessions.push({ kind: 'tracked', interface: at, reply: reversed(packet, packet.ttl) })
}

/** Without a group: the baseline tier, and then what the VPC says by default. */
export function baseline(
  stage: string,
  at: Interface,
  flow: Flow,
  direction: 'ingress' | 'egress',
): Step {
  const { id, role, subnet } = at
  const { vpc } = subnet
  const ruling =
    role.kind === 'vnic' ? rulingOf(at, flow, { stage, tier: 'baseline', direction }) : undefined
  if (ruling?.isFinal === true) return ruling.step
  const rest = (): string => `${vpc.id} ${vpc.baselineAllows ? 'allows' : 'denies'} by default`
  const said = (): string => `${id} has no security group; ${rest()}`
  return vpc.baselineAllows
    ? passed(stage, said, vpc.id)
    : refused(stage, 'BASELINE_DENY', said, vpc.id)
}

/** A vNIC without port security says so; what never has groups has nothing to say. */
export const unfiltered = (stage: string, { id, role }: Interface): { readonly step?: Step } =>
  role.kind === 'vnic'
    ? { step: passed(stage, () => 'port security is off: nothing is filtered', id) }
    : {}

/** Refused by every rule that can be read, and perhaps allowed by one that cannot. */
export function unlistedStep(
  stage: string,
  at: Interface,
  direction: 'ingress' | 'egress',
  packet: Packet,
): Step | undefined {
  const [group] = at.unlistedGroups
  if (group !== undefined) {
    return unsaid(
      stage,
      () => `${at.id} is in ${group}, whose rules are not in the snapshot`,
      group,
    )
  }
  const rule = unlistedRule(at, direction, packet)
  if (rule === undefined) return undefined
  const said = (): string =>
    `${rule.id} allows ${peerOf(rule.peer)}, whose entries are not in the snapshot`
  return unsaid(stage, said, rule.id)
}

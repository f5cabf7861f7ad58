import type { Interface } from '../compile/network.ts'
import { groupNames, ingressRule, lostReference } from '../pipeline/rules.ts'
import { type Context, type Flow, passed, refused, type Stage } from '../pipeline/stage.ts'
import {
  baseline,
  isFiltered,
  stillSaid,
  track,
  trackedStep,
  unfiltered,
  unlistedStep,
} from '../pipeline/tracking.ts'
import { matchOf, peerOf, source, trafficOf } from '../pipeline/words.ts'
import type { Step } from '../trace/trace.ts'

/** Stateful, allow-only filter on what an interface receives. */
export const securityGroupIngress: Stage<'securityGroupIngress'> = {
  name: 'securityGroupIngress',

  step({ interface: receiver, onward: next }, flow, context) {
    const { node } = receiver
    if (!isFiltered(receiver)) return { node, flow, next, ...unfiltered(this.name, receiver) }
    const step = decide(receiver, flow, context)
    track(receiver, flow.packet, context)
    return { node, flow, step, next }
  },
}

function decide(receiver: Interface, flow: Flow, context: Context): Step {
  const stage = securityGroupIngress.name
  const { packet } = flow
  const tracked = trackedStep(stage, receiver, packet, context)
  if (tracked !== undefined) return tracked
  if (receiver.groups.length + receiver.unlistedGroups.length === 0)
    return baseline(stage, receiver, flow, 'ingress')
  const allowed = ingressRule(receiver, flow)
  if (allowed === undefined) return noRule(receiver, flow, context)
  const { group, rule } = allowed
  const said = (): string =>
    `${group.name ?? group.id} allows ${matchOf(rule)} from ${peerOf(rule.peer)}${stillSaid(context)}`
  return passed(stage, said, rule.id)
}

function noRule(receiver: Interface, flow: Flow, context: Context): Step {
  const stage = securityGroupIngress.name
  const { packet } = flow
  const unlisted = unlistedStep(stage, receiver, 'ingress', packet)
  if (unlisted !== undefined) return unlisted
  const lost = lostReference(receiver, flow)
  if (lost !== undefined) {
    const { rule, hidden } = lost
    const reason =
      hidden.why === 'middlebox'
        ? 'SG_REFERENCE_LOST_BEHIND_MIDDLEBOX'
        : 'SG_REFERENCE_OUT_OF_REACH'
    const said = (): string =>
      `${rule.id} means ${hidden.interface.id} by its group ${peerOf(rule.peer)}, but ${hidden.by} keeps the group from being seen; the source here is ${source(packet)}`
    return refused(stage, reason, said, rule.id)
  }
  const said = (): string =>
    `no ingress rule of ${groupNames(receiver)} allows ${trafficOf(packet)} from ${source(packet)}${stillSaid(context)}`
  return refused(stage, 'SG_INGRESS_NO_RULE', said, receiver.groups[0]?.id)
}

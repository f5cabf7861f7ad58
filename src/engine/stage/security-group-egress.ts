import type { Interface } from '../compile/network.ts'
import { egressRule, groupNames } from '../pipeline/rules.ts'
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
import { destination, matchOf, peerOf, trafficOf } from '../pipeline/words.ts'
import type { Step } from '../trace/trace.ts'

/** Stateful, allow-only filter on what an interface sends. */
export const securityGroupEgress: Stage<'securityGroupEgress'> = {
  name: 'securityGroupEgress',

  step({ interface: sender, onward: next }, flow, context) {
    const { node } = sender
    if (!isFiltered(sender)) return { node, flow, next, ...unfiltered(this.name, sender) }
    const step = decide(sender, flow, context)
    track(sender, flow.packet, context)
    return { node, flow, step, next }
  },
}

function decide(sender: Interface, flow: Flow, context: Context): Step {
  const { packet } = flow
  const stage = securityGroupEgress.name
  const tracked = trackedStep(stage, sender, packet, context)
  if (tracked !== undefined) return tracked
  if (sender.groups.length + sender.unlistedGroups.length === 0)
    return baseline(stage, sender, flow, 'egress')
  const allowed = egressRule(sender, packet)
  if (allowed === undefined) {
    const unlisted = unlistedStep(stage, sender, 'egress', packet)
    const said = (): string =>
      `no egress rule of ${groupNames(sender)} allows ${trafficOf(packet)} to ${destination(packet)}${stillSaid(context)}`
    return unlisted ?? refused(stage, 'SG_EGRESS_NO_RULE', said, sender.groups[0]?.id)
  }
  const { group, rule } = allowed
  const said = (): string =>
    `${group.name ?? group.id} allows ${matchOf(rule)} to ${peerOf(rule.peer)}${stillSaid(context)}`
  return passed(stage, said, rule.id)
}

/**
 * One tier before the security groups. The first rule that matches decides; what it allows, no group
 * is asked about. Like groups, policies let the answers to known requests pass.
 *
 * @module
 */
import type { Place, PlaceAt } from './place.ts'
import { type Direction, rulingOf } from './policies.ts'
import type { Context, Flow, Move } from './stage.ts'
import { isAnswer, track } from './tracking.ts'

export function tierStep(
  place: PlaceAt<'policyEgress' | 'policyIngress'>,
  flow: Flow,
  context: Context,
  direction: Direction,
): Move {
  const { interface: at, tier, onward } = place
  const { node } = at
  const groups: Place = {
    at: direction === 'egress' ? 'securityGroupEgress' : 'securityGroupIngress',
    interface: at,
    onward,
  }
  // The group says that it is an answer, and to what.
  if (context.isReply && isAnswer(at, flow.packet, context)) return { node, flow, next: groups }
  const after: Place = tier === 'platform' ? { ...place, tier: 'admin' } : groups
  const ruling = rulingOf(at, flow, { stage: place.at, tier, direction })
  if (ruling === undefined) return { node, flow, next: after }
  const { step, isFinal } = ruling
  const isAllowed = isFinal && step.verdict === 'pass'
  if (isAllowed) track(at, flow.packet, context)
  // Past a refusal the rest is asked as if there had been none.
  return { node, flow, step, next: isAllowed ? onward : after }
}

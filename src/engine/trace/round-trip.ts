/**
 * Request and reply along one way through all forks.
 *
 * @module
 */
import type { ReasonCode } from '../../model/reason.ts'
import type { Interface, Network, Vpc } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Place } from '../pipeline/place.ts'
import { isAnswered, isSameFlow, reversed, type Session } from '../pipeline/session.ts'
import type { Arrived, Context, Flow, Fork } from '../pipeline/stage.ts'
import type { Branch, Choice, Leg, Verdict } from './trace.ts'
import { type Walked, walk } from './walk.ts'

/** Who sends: an interface of the network, or a host of the internet. */
export type Origin =
  | { readonly kind: 'interface'; readonly interface: Interface }
  | { readonly kind: 'internet' }

export interface Trip {
  readonly origin: Origin
  readonly packet: Packet
  /** Who is meant, where the question says so by more than an address. */
  readonly goal: Interface | undefined
  /** VPC in which the address is meant. */
  readonly goalVpc: Vpc | undefined
  readonly explainAll: boolean
  readonly isEstablished: boolean
  readonly forwardOnly: boolean
  /** TTL with which the answer is sent. */
  readonly replyTtl: number
}

/** What to take at each fork, in order; the first way where the plan says nothing. */
export type Plan = readonly number[]

export function roundTrip(network: Network, trip: Trip, plan: Plan): Branch {
  const choices: Choice[] = []
  const sessions: Session[] = []
  const contextOf = (isReply: boolean): Context => ({
    network,
    isReply,
    asker: trip.origin.kind === 'interface' ? trip.origin.interface : undefined,
    isEstablished: trip.isEstablished,
    sessions,
    choose: (fork) => choose(choices, plan, fork),
  })
  const { origin, packet, goal, explainAll } = trip
  const out = walk(startAt(origin), flowFrom(origin, packet), contextOf(false), {
    explainAll,
    goal,
  })
  const { arrived } = out
  const forward = isMeant(trip, out) ? out.leg : misdelivered(trip, out.leg, arrived)
  const wantsReply =
    !trip.forwardOnly && arrived !== undefined && isMeant(trip, out) && isAnswered(forward.last)
  const reply = wantsReply ? replyOf(trip, forward.last, arrived, contextOf(true)) : undefined
  return {
    choices,
    forward,
    ...(reply === undefined ? undefined : { reply }),
    ...judge(forward, reply),
  }
}

function choose(choices: Choice[], plan: Plan, { element, of, nameAt }: Fork): number {
  const planned = plan[choices.length] ?? 0
  const index = planned < of ? planned : 0
  choices.push({ element, taken: nameAt(index), index, of })
  return index
}

const startAt = (origin: Origin): Place =>
  origin.kind === 'internet'
    ? { at: 'internet', isOrigin: true }
    : { at: 'vnicState', interface: origin.interface }

function flowFrom(origin: Origin, packet: Packet): Flow {
  const owns = origin.kind === 'interface' && origin.interface.addresses.includes(packet.source)
  return { packet, sender: owns ? origin.interface : undefined, hidden: undefined, zone: undefined }
}

function replyOf(trip: Trip, last: Packet, arrived: Arrived, context: Context): Leg {
  const packet = reversed(last, trip.replyTtl)
  const { explainAll, origin } = trip
  const goal = origin.kind === 'interface' ? origin.interface : undefined
  const back = walk(replyStart(arrived), flowFrom(originOf(arrived), packet), context, {
    explainAll,
    goal,
  })
  return isAnswer(trip, back.leg, back.arrived) ? back.leg : mismatched(trip, back.leg)
}

const originOf = (arrived: Arrived): Origin =>
  arrived.kind === 'interface' ? arrived : { kind: 'internet' }

function replyStart(arrived: Arrived): Place {
  if (arrived.kind !== 'endpoint') return startAt(originOf(arrived))
  return { at: 'serviceEndpoint', endpoint: arrived.endpoint, isOrigin: true }
}

/** Whether what came back is what the sender waits for, or was refused on the way (which says why). */
function isAnswer(trip: Trip, leg: Leg, arrived: Arrived | undefined): boolean {
  if (leg.blockers.length > 0) return true
  const isHome =
    trip.origin.kind === 'interface'
      ? arrived?.kind === 'interface' && arrived.interface === trip.origin.interface
      : arrived?.kind === 'internet'
  return isHome && isSameFlow(leg.last, reversed(trip.packet, trip.replyTtl))
}

function mismatched(trip: Trip, leg: Leg): Leg {
  const said = (): string =>
    leg.last.source === trip.packet.destination
      ? 'the reply does not arrive at the sender of the request'
      : 'the reply comes from another address than the request was sent to'
  return refusedAtEnd(leg, 'replyMatch', 'ASYMMETRIC_PATH', said)
}

/** An address may mean different things to sender and asker: VPCs may overlap. */
function isMeant({ goal, goalVpc }: Trip, { leg, arrived, metGoal }: Walked): boolean {
  if (leg.blockers.length > 0 || arrived?.kind !== 'interface') return true
  if (goal !== undefined) return metGoal || arrived.interface === goal
  return goalVpc === undefined || arrived.interface.subnet.vpc === goalVpc
}

function misdelivered({ goal, goalVpc }: Trip, leg: Leg, arrived: Arrived | undefined): Leg {
  const taker = arrived?.kind === 'interface' ? arrived.interface.id : 'somebody else'
  const meant = goal?.id ?? goalVpc?.id ?? ''
  const said = (): string => `the address is that of ${taker} to the sender, not of ${meant}`
  return refusedAtEnd(leg, 'goalMatch', 'UNKNOWN_DESTINATION', said)
}

/** The leg, refused after all by what only its end shows. */
function refusedAtEnd(leg: Leg, stage: string, reason: ReasonCode, said: () => string): Leg {
  const end = leg.hops.at(-1)
  const step = { stage, verdict: 'drop', reason, said } as const
  const hops =
    end === undefined ? [] : [...leg.hops.slice(0, -1), { ...end, steps: [...end.steps, step] }]
  const blocker = { reason, stage, node: end?.node ?? '', said } as const
  return { ...leg, disposition: 'dropped', reason, hops, blockers: [blocker] }
}

function judge(
  forward: Leg,
  reply: Leg | undefined,
): { verdict: Verdict; reason?: Leg['reason'] & string } {
  if (forward.reason !== undefined) {
    return {
      verdict: forward.disposition === 'unknown' ? 'unknown' : 'dropped',
      reason: forward.reason,
    }
  }
  if (reply?.reason !== undefined) {
    const verdict = reply.disposition === 'unknown' ? 'unknown' : 'deliveredOneWay'
    return { verdict, reason: reply.reason }
  }
  return { verdict: 'delivered' }
}

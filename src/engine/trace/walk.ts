/**
 * One leg of one packet, from stage to stage.
 *
 * The loop owns all control flow: it stops at a refusal or, with `explainAll`, goes on past it; it
 * notices when a packet comes back unchanged; and it never runs longer than its limits.
 *
 * @module
 */
import { REASONS, type ReasonCode } from '../../model/reason.ts'
import type { Interface, Node } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import { advance } from '../pipeline/pipeline.ts'
import { arriveAt, type Place } from '../pipeline/place.ts'
import { isSameFlow } from '../pipeline/session.ts'
import type { Arrived, Context, Flow, Move } from '../pipeline/stage.ts'
import { legLog } from './leg-log.ts'
import type { Leg, Step } from './trace.ts'

/** More than any path of 64 hops needs; reaching it is an answer. */
const MOVES_MAX = 1000

/** A path of ordinary length is over by then, so that only strange ones pay for being watched. */
const MOVES_UNWATCHED = 48

export interface WalkOptions {
  readonly explainAll: boolean
  /** Whose filters are asked when there is no way on; known if the question names an owner. */
  readonly goal: Interface | undefined
}

export interface Walked {
  readonly leg: Leg
  readonly arrived: Arrived | undefined
  /** Whether the packet came to the goal, be it only to be sent on. */
  readonly metGoal: boolean
}

export function walk(start: Place, first: Flow, context: Context, options: WalkOptions): Walked {
  const log = legLog(first.packet)
  const isBack = loopWatch()
  let at: Standing | undefined = { place: start, flow: first, mayResume: options.explainAll }
  let flow = first
  let arrived: Arrived | undefined
  let metGoal = false
  for (let moves = 0; at !== undefined; moves++) {
    const stop = moves < MOVES_UNWATCHED ? undefined : stopOf(at.place, at.flow, moves, isBack)
    const move: Move = stop ?? advance(at.place, at.flow, context)
    log.add(move)
    metGoal ||= 'interface' in at.place && at.place.interface === options.goal
    flow = move.flow
    arrived = isRefusal(move.step) && !options.explainAll ? undefined : move.arrived
    at = isRefusal(move.step) ? pastRefusal(move, at, options) : onward(move, at)
  }
  return { leg: log.leg(flow.packet, arrived), arrived, metGoal }
}

interface Standing {
  readonly place: Place
  readonly flow: Flow
  readonly mayResume: boolean
}

const onward = ({ next, flow, arrived }: Move, { mayResume }: Standing): Standing | undefined =>
  next === undefined || arrived !== undefined ? undefined : { place: next, flow, mayResume }

/** On as if it had passed, where that has a meaning; else, once, at the filters of the destination. */
function pastRefusal(move: Move, at: Standing, options: WalkOptions): Standing | undefined {
  if (!options.explainAll) return undefined
  if (isContinuable(move.step)) return onward(move, at)
  return at.mayResume ? resume(options.goal, move.flow) : undefined
}

const isRefusal = (step: Step | undefined): boolean =>
  step !== undefined && (step.verdict === 'drop' || step.verdict === 'unknown')

const isContinuable = (step: Step | undefined): boolean =>
  step?.reason !== undefined && REASONS[step.reason].effect === 'continuable'

/** At the border of the destination's own subnet, as if the packet had come so far. */
function resume(goal: Interface | undefined, flow: Flow): Standing | undefined {
  const own = goal?.addresses.find((address) => typeof address === typeof flow.packet.destination)
  if (goal === undefined || own === undefined) return undefined
  const packet: Packet = { ...flow.packet, destination: own }
  const place: Place = { at: 'networkAclIn', subnet: goal.subnet, onward: arriveAt(goal) }
  return { place, flow: { ...flow, packet }, mayResume: false }
}

type LoopWatch = (router: object, packet: Packet) => boolean

/** Whether the same packet asked the same router before; TTL aside, nothing can change any more. */
function loopWatch(): LoopWatch {
  const seen: { router: object; packet: Packet }[] = []
  return (router, packet) => {
    const isBack = seen.some((past) => past.router === router && isSameFlow(past.packet, packet))
    seen.push({ router, packet })
    return isBack
  }
}

function stopOf(place: Place, flow: Flow, moves: number, isBack: LoopWatch): Move | undefined {
  const router = routerOf(place)
  if (router === undefined) return undefined
  const { asked, node } = router
  const stop = (reason: ReasonCode, said: () => string): Move => {
    const verdict = reason === 'ROUTING_LOOP' ? 'drop' : 'unknown'
    return { node, flow, step: { stage: 'loopGuard', verdict, reason, said, element: node.id } }
  }
  if (isBack(asked, flow.packet))
    return stop('ROUTING_LOOP', () => 'the same packet was here before')
  if (moves < MOVES_MAX) return undefined
  return stop('BUDGET_EXCEEDED', () => `not at an end after ${moves} stages`)
}

function routerOf(place: Place): { asked: object; node: Node } | undefined {
  if (place.at === 'routeLookup') return { asked: place.table ?? place.vpc, node: place.vpc.node }
  if (place.at === 'transitGateway') return { asked: place.attachment, node: place.transit.node }
  return undefined
}

/**
 * What a stage is: a pure function from a place and a packet to the next place.
 *
 * @module
 */
import type { ReasonCode } from '../../model/reason.ts'
import type { GatewayEndpoint, Interface, Network, Node } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Step } from '../trace/trace.ts'
import type { Place, PlaceAt, StageName } from './place.ts'
import type { Session } from './session.ts'

/** A sender whose security groups no longer count, and why. */
export interface Hidden {
  readonly interface: Interface
  readonly why: 'middlebox' | 'outOfReach'
  readonly by: string
}

/** The packet with what the network knows about it and the packet does not say. */
export interface Flow {
  readonly packet: Packet
  /** Whose security groups stand for the source address. */
  readonly sender: Interface | undefined
  readonly hidden: Hidden | undefined
  /** Zone in which the packet entered a transit gateway. */
  readonly zone: string | undefined
}

/** Where a packet came to its end. */
export type Arrived =
  | { readonly kind: 'interface'; readonly interface: Interface }
  | { readonly kind: 'endpoint'; readonly endpoint: GatewayEndpoint }
  | { readonly kind: 'internet' }

export interface Move {
  /** Place in the network where the stage worked. */
  readonly node: Node
  /** Absent: there was nothing to say. */
  readonly step?: Step
  readonly flow: Flow
  /** After a refusal: where to go on if the packet had passed; absent: there is nowhere. */
  readonly next?: Place
  readonly arrived?: Arrived
}

/** Several ways on from one element. */
export interface Fork {
  readonly element: string
  /** How many there are. */
  readonly of: number
  nameAt(index: number): string
}

/** What a stage may know besides place and packet. */
export interface Context {
  readonly network: Network
  readonly isReply: boolean
  /** Who sent the request; absent: a host of the internet. */
  readonly asker: Interface | undefined
  /** True: stateful filters already know the connection. */
  readonly isEstablished: boolean
  /** Written on the way there, read on the way back. */
  readonly sessions: Session[]
  /** Picks one of several ways; all of them are explored in the end. */
  choose(fork: Fork): number
}

export interface Stage<N extends StageName> {
  readonly name: N
  step(place: PlaceAt<N>, flow: Flow, context: Context): Move
}

type Said = () => string

export const passed = (stage: string, said: Said, element?: string, reason?: ReasonCode): Step => ({
  stage,
  verdict: 'pass',
  said,
  ...(element === undefined ? undefined : { element }),
  ...(reason === undefined ? undefined : { reason }),
})

export const refused = (stage: string, reason: ReasonCode, said: Said, element?: string): Step => ({
  stage,
  verdict: 'drop',
  reason,
  said,
  ...(element === undefined ? undefined : { element }),
})

/** The model cannot say. */
export const unsaid = (stage: string, said: Said, element: string): Step => ({
  stage,
  verdict: 'unknown',
  reason: 'UNKNOWN_UNSUPPORTED',
  said,
  element,
})

export const rewritten = (
  stage: string,
  said: Said,
  change: { readonly before: Packet; readonly after: Packet; readonly element: string },
): Step => ({ stage, verdict: 'rewrite', said, ...change })

/** The sender is no longer to be seen in the source address. */
export const hideSender = (flow: Flow, packet: Packet, by: string): Flow => ({
  packet,
  sender: undefined,
  hidden:
    flow.sender === undefined ? flow.hidden : { interface: flow.sender, why: 'middlebox', by },
  zone: flow.zone,
})

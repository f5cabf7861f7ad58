/**
 * What happened to a packet, as data.
 *
 * An answer holds legs (request, reply); a leg is a list of hops; a hop is a list of steps; a step
 * names its stage, what it decided and the element that made it decide. Text and JSON are made from
 * this in `render`.
 *
 * @module
 */
import type { ReasonCode } from '../../model/reason.ts'
import type { Packet } from '../packet.ts'

/** Of one leg alone. `exited`: left the snapshot by an internet gateway, which counts as arriving. */
export type Disposition = 'delivered' | 'exited' | 'dropped' | 'unknown'

/** Of the round trip (DESIGN §4). */
export type Verdict = 'delivered' | 'deliveredOneWay' | 'deliveredSometimes' | 'dropped' | 'unknown'

export type StepVerdict = 'pass' | 'rewrite' | 'drop' | 'unknown'

export interface Step {
  /** Name of the stage, as in `securityGroupIngress`. */
  readonly stage: string
  readonly verdict: StepVerdict
  /** Id of the rule, route, entry or mapping that decided. */
  readonly element?: string
  /** Why it was refused, or what deserves a remark. */
  readonly reason?: ReasonCode
  /** The sentence, with its numbers; made only when somebody reads it. */
  readonly said: () => string
  /** Headers around a rewrite. */
  readonly before?: Packet
  readonly after?: Packet
  /** True: reached only because `explain: all` went on past a refusal. */
  readonly assumed?: true
}

export type NodeKind =
  | 'vnic'
  | 'subnet'
  | 'vpc'
  | 'internetGateway'
  | 'egressOnlyGateway'
  | 'natGateway'
  | 'peering'
  | 'transitGateway'
  | 'vpnGateway'
  | 'loadBalancer'
  | 'serviceEndpoint'
  | 'internet'
  | 'unmodelled'

export interface Hop {
  /** Id of the place: of the workload where a vNIC belongs to one, `internet` for the internet. */
  readonly node: string
  readonly kind: NodeKind
  readonly name?: string
  /** The vNIC, where `node` is the workload that it belongs to. */
  readonly vnic?: string
  readonly steps: readonly Step[]
}

/** What refused the packet. With `explain: all` there may be several. */
export interface Blocker {
  readonly reason: ReasonCode
  readonly element?: string
  readonly node: string
  readonly stage: string
  readonly said: () => string
}

export interface Leg {
  readonly disposition: Disposition
  readonly reason?: ReasonCode
  readonly hops: readonly Hop[]
  readonly blockers: readonly Blocker[]
  /** Headers as sent and as they were at the end. */
  readonly sent: Packet
  readonly last: Packet
}

/** One way through all forks of the path. */
export interface Branch {
  /** The way taken at each fork, in order. */
  readonly choices: readonly Choice[]
  readonly verdict: Verdict
  readonly reason?: ReasonCode
  readonly forward: Leg
  readonly reply?: Leg
}

export interface Choice {
  /** Element that forks, as a balancer or a transit gateway. */
  readonly element: string
  /** What was taken, and its place among the alternatives. */
  readonly taken: string
  readonly index: number
  readonly of: number
}

/** How a name in the question was read. */
export interface Reading {
  readonly given: string
  readonly id: string
  readonly name?: string
  readonly kind: NodeKind
  readonly address: string
  readonly vpcId?: string
}

export interface Answer {
  readonly verdict: Verdict
  readonly reason?: ReasonCode
  readonly from: Reading
  readonly to: Reading
  readonly packet: Packet
  /** The branch that is shown: the first that arrives, or the first of all. */
  readonly shown: Branch
  readonly branches: readonly Branch[]
  /** False: the budget was spent before every branch was explored. */
  readonly complete: boolean
  /** Answers for the other families that both ends have; the verdict is the worst of all. */
  readonly otherFamilies: readonly Answer[]
}

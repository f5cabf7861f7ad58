/**
 * A trace as data for the wire: addresses and sentences as text, absent members left out, always in
 * the same order. The text for people is made from this form, so that it can be made wherever the
 * answer travels to.
 *
 * @module
 */
import type {
  Answer,
  Blocker,
  Branch,
  Choice,
  Disposition,
  Hop,
  Leg,
  NodeKind,
  Packet,
  Reading,
  Step,
  StepVerdict,
  Verdict,
} from '../engine/index.ts'
import type { ReasonCode } from '../model/reason.ts'
import { formatAddress } from '../net/address.ts'
import { present } from './present.ts'

export interface PacketJson {
  readonly source: string
  readonly destination: string
  readonly protocol?: number
  readonly sourcePort?: number
  readonly destinationPort?: number
  readonly icmpType?: number
  readonly icmpCode?: number
  readonly sizeBytes: number
  readonly doNotFragment: boolean
  readonly ttl: number
}

export interface StepJson {
  readonly stage: string
  readonly verdict: StepVerdict
  readonly element?: string
  readonly reason?: ReasonCode
  readonly said: string
  readonly before?: PacketJson
  readonly after?: PacketJson
  readonly assumed?: true
}

export interface HopJson {
  readonly node: string
  readonly kind: NodeKind
  readonly name?: string
  readonly vnic?: string
  readonly steps: readonly StepJson[]
}

export interface BlockerJson {
  readonly reason: ReasonCode
  readonly element?: string
  readonly node: string
  readonly stage: string
  readonly said: string
}

export interface LegJson {
  readonly disposition: Disposition
  readonly reason?: ReasonCode
  readonly hops: readonly HopJson[]
  readonly blockers: readonly BlockerJson[]
  readonly sent: PacketJson
  readonly last: PacketJson
}

type OutcomeJson = Pick<LegJson, 'disposition' | 'reason' | 'blockers'>

export interface BranchJson {
  readonly choices: readonly Choice[]
  readonly verdict: Verdict
  readonly reason?: ReasonCode
  /** True for the one branch whose legs are given in full. */
  readonly shown?: true
  readonly forward: OutcomeJson
  readonly reply?: OutcomeJson
}

export interface AnswerJson {
  readonly verdict: Verdict
  readonly reason?: ReasonCode
  readonly from: Reading
  readonly to: Reading
  readonly packet: PacketJson
  readonly forward: LegJson
  readonly reply?: LegJson
  readonly branches: readonly BranchJson[]
  readonly complete: boolean
  readonly otherFamilies: readonly AnswerJson[]
}

/** What `weft trace --json` prints and what `POST /v1/traces` answers. */
export const answerJson = (answer: Answer): AnswerJson =>
  present({
    verdict: answer.verdict,
    reason: answer.reason,
    from: answer.from,
    to: answer.to,
    packet: packetJson(answer.packet),
    forward: legJson(answer.shown.forward),
    reply: answer.shown.reply && legJson(answer.shown.reply),
    branches: answer.branches.map((branch) => branchJson(branch, branch === answer.shown)),
    complete: answer.complete,
    otherFamilies: answer.otherFamilies.map(answerJson),
  })

const packetJson = (packet: Packet): PacketJson =>
  present({
    source: formatAddress(packet.source),
    destination: formatAddress(packet.destination),
    protocol: packet.protocol,
    sourcePort: packet.sourcePort,
    destinationPort: packet.destinationPort,
    icmpType: packet.icmpType,
    icmpCode: packet.icmpCode,
    sizeBytes: packet.sizeBytes,
    doNotFragment: packet.doNotFragment,
    ttl: packet.ttl,
  })

/** One way of a packet: what came of it, and the places it passed. */
export const legJson = (leg: Leg): LegJson =>
  present({
    disposition: leg.disposition,
    reason: leg.reason,
    hops: leg.hops.map(hopJson),
    blockers: leg.blockers.map(blockerJson),
    sent: packetJson(leg.sent),
    last: packetJson(leg.last),
  })

const hopJson = (hop: Hop): HopJson =>
  present({
    node: hop.node,
    kind: hop.kind,
    name: hop.name,
    vnic: hop.vnic,
    steps: hop.steps.map(stepJson),
  })

const stepJson = (step: Step): StepJson =>
  present({
    stage: step.stage,
    verdict: step.verdict,
    element: step.element,
    reason: step.reason,
    said: step.said(),
    before: step.before && packetJson(step.before),
    after: step.after && packetJson(step.after),
    assumed: step.assumed,
  })

const blockerJson = (blocker: Blocker): BlockerJson =>
  present({
    reason: blocker.reason,
    element: blocker.element,
    node: blocker.node,
    stage: blocker.stage,
    said: blocker.said(),
  })

const branchJson = (branch: Branch, shown: boolean): BranchJson =>
  present({
    choices: branch.choices,
    verdict: branch.verdict,
    reason: branch.reason,
    shown: shown ? (true as const) : undefined,
    forward: outcomeJson(branch.forward),
    reply: branch.reply && outcomeJson(branch.reply),
  })

const outcomeJson = (leg: Leg): OutcomeJson =>
  present({
    disposition: leg.disposition,
    reason: leg.reason,
    blockers: leg.blockers.map(blockerJson),
  })

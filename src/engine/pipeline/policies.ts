/**
 * What the policies of a VPC say of a packet at one of its vNICs, tier by tier.
 *
 * @module
 */
import { matches } from '../compile/match.ts'
import type { Interface, PolicyRule, Tier } from '../compile/network.ts'
import type { Step } from '../trace/trace.ts'
import { isReceiver, isSender } from './rules.ts'
import { type Flow, passed, refused, unsaid } from './stage.ts'
import { matchOf, peerOf } from './words.ts'

export type Direction = 'ingress' | 'egress'

/** What decided; absent: no rule of the tier did, or one said to pass on. */
export interface Ruling {
  readonly step: Step
  /** False: the next tier is asked. */
  readonly isFinal: boolean
}

interface Asked {
  readonly stage: string
  readonly tier: Tier
  readonly direction: Direction
}

/** The first rule of a tier that matches. */
export function rulingOf(at: Interface, flow: Flow, asked: Asked): Ruling | undefined {
  const rules = at.subnet.vpc.policies?.[asked.tier][asked.direction] ?? []
  const rule = rules.find((one) => isFor(one, at) && meets(one, at, flow, asked.direction))
  return rule === undefined ? undefined : ruled(rule, asked)
}

const isFor = ({ appliesTo }: PolicyRule, at: Interface): boolean =>
  appliesTo.length === 0 || appliesTo.some(({ members }) => members.has(at))

/** A list whose entries nobody knows may hold the other end. */
function meets(rule: PolicyRule, at: Interface, flow: Flow, direction: Direction): boolean {
  if (!matches(rule, flow.packet)) return false
  if (rule.peer.kind === 'unlisted') return true
  return direction === 'ingress'
    ? isSender(rule, flow)
    : isReceiver(rule, flow.packet, at.subnet.vpc)
}

function ruled(rule: PolicyRule, { stage, direction }: Asked): Ruling {
  const { action, peer, id } = rule
  const whom = `${direction === 'ingress' ? 'from' : 'to'} ${peerOf(peer)}`
  const said = (end: string) => (): string =>
    `${rule.policy}, ${rule.tier} tier, priority ${rule.priority}: ${VERBS[action]} ${matchOf(rule)} ${whom}${end}`
  if (peer.kind === 'unlisted') {
    const step = unsaid(stage, said('; the entries of the list are not in the snapshot'), id)
    return { step, isFinal: true }
  }
  switch (action) {
    case 'allow':
      return { step: passed(stage, said(''), id), isFinal: true }
    case 'pass':
      return { step: passed(stage, said(' to the next tier'), id), isFinal: false }
    case 'deny':
      return { step: refused(stage, 'POLICY_DENY', said(''), id), isFinal: true }
    case 'reject': {
      const told = rule.protocol === TCP ? 'a TCP reset' : 'an answer that says so'
      return {
        step: refused(stage, 'POLICY_REJECT', said(`; the sender gets ${told}`), id),
        isFinal: true,
      }
    }
  }
}

const TCP = 6

const VERBS: Readonly<Record<PolicyRule['action'], string>> = {
  allow: 'allows',
  deny: 'denies',
  reject: 'rejects',
  pass: 'passes',
}

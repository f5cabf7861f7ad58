import { contains } from '../../net/prefix.ts'
import { matches } from '../compile/match.ts'
import type { Chain, Classifier, Interface, ServiceFunction } from '../compile/network.ts'
import { takeOne } from '../pipeline/fork.ts'
import { across, type Place, throughFunctions } from '../pipeline/place.ts'
import { reversed } from '../pipeline/session.ts'
import {
  type Context,
  type Flow,
  type Move,
  passed,
  refused,
  type Stage,
} from '../pipeline/stage.ts'
import { matchOf } from '../pipeline/words.ts'

/** Sends what a service chain classifies through the functions of the chain before it is routed. */
export const chainClassifier: Stage<'chainClassifier'> = {
  name: 'chainClassifier',

  step({ interface: sender }, flow, context) {
    const plain: Move = { node: sender.node, flow, next: atSubnetOf(sender) }
    if (isReplyOfChain(context)) return plain
    for (const chain of sender.subnet.vpc.chains) {
      const classifier = chain.classifiers.find((candidate) => classifies(candidate, flow))
      if (classifier !== undefined) return enter(chain, classifier, sender, { flow, context })
    }
    return plain
  },
}

/** The reply to a request that a symmetric chain took is brought back through it at its other end. */
const isReplyOfChain = ({ isReply, sessions }: Context): boolean =>
  isReply && sessions.some(({ kind }) => kind === 'chain')

const atSubnetOf = (from: Interface): Place => ({ at: 'l2Lookup', subnet: from.subnet, from })

function classifies(classifier: Classifier, { packet, sender }: Flow): boolean {
  const { source, sourceGroup, destination } = classifier
  if (!matches(classifier, packet)) return false
  if (source !== undefined && !contains(source, packet.source)) return false
  if (destination !== undefined && !contains(destination, packet.destination)) return false
  return sourceGroup === undefined || (sender !== undefined && sourceGroup.members.has(sender))
}

interface Picked {
  readonly functions: readonly ServiceFunction[]
  /** Hops, counted from 1, that are passed over because they fail open, or where the chain is shut. */
  readonly bypassed: readonly number[]
  readonly shut: readonly number[]
}

function enter(
  chain: Chain,
  classifier: Classifier,
  sender: Interface,
  { flow, context }: { readonly flow: Flow; readonly context: Context },
): Move {
  const { name } = chainClassifier
  const picked = pick(chain, context)
  const { functions, bypassed, shut } = picked
  const next =
    functions.length === 0
      ? atSubnetOf(sender)
      : throughFunctions(
          functions,
          false,
          (into, onward) => across(sender.subnet, into, onward),
          atSubnetOf,
        )
  if (chain.isSymmetric && !context.isReply && functions.length > 0) {
    const reply = reversed(flow.packet, flow.packet.ttl)
    context.sessions.push({ kind: 'chain', interface: sender, functions, reply })
  }
  const { node } = sender
  if (shut.length > 0) {
    const said = (): string =>
      `hop ${shut.join(', ')} of ${chain.id} has no function that is up, and fails closed`
    return { node, flow, next, step: refused(name, 'CHAIN_HOP_DOWN_CLOSED', said, chain.id) }
  }
  const way = (): string => functions.map(({ id }) => id).join(', then ') || 'nothing'
  const open = (): string =>
    bypassed.length > 0 ? `; hop ${bypassed.join(', ')} is down and fails open` : ''
  const said = (): string => `${matchOf(classifier)} goes through ${way()}${open()}`
  const reason = bypassed.length > 0 ? 'CHAIN_HOP_BYPASSED_OPEN' : undefined
  return { node, flow, next, step: passed(name, said, chain.id, reason) }
}

function pick(chain: Chain, context: Context): Picked {
  const functions: ServiceFunction[] = []
  const bypassed: number[] = []
  const shut: number[] = []
  for (const [i, hop] of chain.hops.entries()) {
    const up = hop.functions.filter((fn) => fn.isUp)
    if (up.length === 0) (hop.failsOpen ? bypassed : shut).push(i + 1)
    const fn = takeOne(up, ({ id }) => id, chain.id, context)
    if (fn !== undefined) functions.push(fn)
  }
  return { functions, bypassed, shut }
}

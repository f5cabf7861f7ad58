/**
 * Collects the steps of a leg into hops.
 *
 * @module
 */
import type { Node } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Arrived, Move } from '../pipeline/stage.ts'
import type { Blocker, Disposition, Hop, Leg, Step } from './trace.ts'

export interface LegLog {
  add(move: Move): void
  leg(last: Packet, arrived: Arrived | undefined): Leg
}

export function legLog(sent: Packet): LegLog {
  const hops: { node: Node; steps: Step[] }[] = []
  const blockers: Blocker[] = []
  return {
    add({ node, step }) {
      if (step === undefined) return
      if (hops.at(-1)?.node !== node) hops.push({ node, steps: [] })
      hops.at(-1)?.steps.push(blockers.length > 0 ? { ...step, assumed: true } : step)
      const blocker = blockerOf(node, step)
      if (blocker !== undefined) blockers.push(blocker)
    },

    leg(last, arrived) {
      const [first] = blockers
      return {
        disposition: dispositionOf(first, arrived),
        ...(first === undefined ? undefined : { reason: first.reason }),
        hops: hops.map(hopOf),
        blockers,
        sent,
        last,
      }
    },
  }
}

function blockerOf(
  { id }: Node,
  { stage, verdict, reason, element, said }: Step,
): Blocker | undefined {
  if ((verdict !== 'drop' && verdict !== 'unknown') || reason === undefined) return undefined
  return { reason, node: id, stage, said, ...(element === undefined ? undefined : { element }) }
}

function dispositionOf(first: Blocker | undefined, arrived: Arrived | undefined): Disposition {
  if (first !== undefined) {
    return first.reason === 'UNKNOWN_UNSUPPORTED' || first.reason === 'BUDGET_EXCEEDED'
      ? 'unknown'
      : 'dropped'
  }
  return arrived?.kind === 'internet' ? 'exited' : 'delivered'
}

const hopOf = ({ node, steps }: { node: Node; steps: Step[] }): Hop => ({
  node: node.id,
  kind: node.kind,
  ...(node.name === undefined ? undefined : { name: node.name }),
  ...(node.vnic === undefined ? undefined : { vnic: node.vnic }),
  steps,
})

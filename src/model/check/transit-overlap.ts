/**
 * VPCs that meet in a route table of a transit gateway: both announce their blocks there. Blocks that
 * overlap would leave it to chance which of the two gets a packet.
 *
 * @module
 */
import { overlaps } from '../../net/prefix.ts'
import { prefixOf } from '../canonical.ts'
import type { TransitGatewayRouteTable } from '../kind/transit-gateway-route-table.ts'
import type { Vpc } from '../kind/vpc.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'
import { type BlockOwner, overlapProblem } from './overlap.ts'
import { refusedItem } from './refused-item.ts'

type Table = Pick<TransitGatewayRouteTable, 'id' | 'propagatingAttachmentIds'>

/** Refuses a table into which two VPCs with overlapping blocks propagate. */
export function meetingProblem(snapshot: Snapshot, table: Table): Problem | undefined {
  const vpcs = table.propagatingAttachmentIds.map((id) => announced(snapshot, id))
  for (const [index, vpc] of vpcs.entries()) {
    const rival = vpcs.slice(0, index).find((one) => one && vpc && clash(one, vpc))
    const blocks = rival && vpc && clash(rival, vpc)
    if (rival === undefined || vpc === undefined || blocks === undefined) continue
    const detail = `${blocks.own} of ${vpc.id} overlaps ${blocks.other} of ${rival.id}; both would be announced to ${table.id}.`
    const more = { conflict: { with: rival.id, kind: 'vpc', cidr: blocks.other } }
    return refusedItem('cidr_overlap', { member: 'propagatingAttachmentIds', index, detail, more })
  }
  return undefined
}

function announced(snapshot: Snapshot, attachmentId: string): Vpc | undefined {
  const attachment = snapshot.transitGatewayAttachments.find(({ id }) => id === attachmentId)
  return snapshot.vpcs.find(({ id }) => id === attachment?.vpcId)
}

function clash(rival: Vpc, vpc: Vpc): { own: string; other: string } | undefined {
  for (const own of vpc.cidrs) {
    const other = rival.cidrs.find((cidr) => overlaps(prefixOf(cidr), prefixOf(own)))
    if (other !== undefined) return { own, other }
  }
  return undefined
}

/** Refuses blocks of a VPC that overlap those of one that it meets. */
export function meetingBlocksProblem(snapshot: Snapshot, vpc: Vpc): Problem | undefined {
  const { transitGatewayRouteTables } = snapshot
  const tables = transitGatewayRouteTables.map(({ propagatingAttachmentIds }) =>
    propagatingAttachmentIds.flatMap((id) => announced(snapshot, id) ?? []),
  )
  const rivals = tables
    .filter((vpcs) => vpcs.some(({ id }) => id === vpc.id))
    .flat()
    .filter(({ id }) => id !== vpc.id)
    .map(({ id, cidrs }): BlockOwner => ({ kind: 'vpc', id, cidrs }))
  const why = 'both are announced to a route table of a transit gateway'
  return overlapProblem({ kind: 'vpc', id: vpc.id, cidrs: vpc.cidrs }, rivals, why)
}

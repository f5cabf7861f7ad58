import { contains } from '../../net/prefix.ts'
import type { Node, Vpc } from '../compile/network.ts'
import type { Step } from '../trace/trace.ts'
import { type Flow, refused } from './stage.ts'
import { source } from './words.ts'

/**
 * Borders that serve only their own VPC: what came into it from elsewhere may not leave by them (AWS
 * "Gateway endpoints", considerations; "Egress-only internet gateways").
 */
export function foreignAtBorder(
  stage: string,
  { id, vpc }: { readonly id: string; readonly node: Node; readonly vpc: Vpc },
  flow: Flow,
): Step | undefined {
  if (vpc.cidrs.some((prefix) => contains(prefix, flow.packet.source))) return undefined
  const said = (): string => `source ${source(flow.packet)} is not in ${vpc.id}, which ${id} serves`
  return refused(stage, 'EDGE_TO_EDGE_FORBIDDEN', said, id)
}

import type { Subnet, TransitAttachment } from '../compile/network.ts'
import { takeOne } from './fork.ts'
import type { Context } from './stage.ts'

/**
 * The interface of an attachment by which a transit gateway sends into a VPC: that of the zone the
 * packet came from if there is one, else any. In appliance mode any, but the same for both
 * directions of a flow (AWS "Transit gateway appliance mode").
 */
export function landingSubnet(
  attachment: TransitAttachment,
  zone: string | undefined,
  context: Context,
): Subnet | undefined {
  const { subnets, applianceMode } = attachment
  const pinned = context.sessions.find((s) => s.kind === 'zone' && s.attachment === attachment)
  if (pinned?.kind === 'zone' && context.isReply) return pinned.subnet
  const same = applianceMode
    ? undefined
    : subnets.find((subnet) => subnet.zone === zone && zone !== undefined)
  if (same !== undefined) return same
  const subnet = takeOne(subnets, ({ id }) => id, attachment.id, context)
  if (applianceMode && subnet !== undefined && !context.isReply) {
    context.sessions.push({ kind: 'zone', attachment, subnet })
  }
  return subnet
}

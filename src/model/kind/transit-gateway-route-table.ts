import { refusedItem } from '../check/refused-item.ts'
import { meetingProblem } from '../check/transit-overlap.ts'
import { listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  transitGatewayId: refField('Gateway that the table belongs to.', ['transitGateway'], {
    access: 'createOnly',
  }),
  propagatingAttachmentIds: listField(
    'Attachments whose prefixes appear here by themselves.',
    refField('One attachment.', ['transitGatewayAttachment']),
    { maxItems: 500, default: [] },
  ),
}

export type TransitGatewayRouteTable = Resource<typeof fields>

export const transitGatewayRouteTable = kind({
  name: 'transitGatewayRouteTable',
  plural: 'transitGatewayRouteTables',
  idPrefix: 'tgt',
  scope: 'tenant',
  doc: 'A route table of a transit gateway; association and propagation are apart.',
  fields,
  example: { transitGatewayId: '@transitGateway' },
  limit: 100,

  problems: { write: ['attachment_twice', 'transit_gateway_differs', 'cidr_overlap'] },

  check: (snapshot, _before, after) =>
    sourcesProblem(snapshot, after) ?? meetingProblem(snapshot, after),
})

function sourcesProblem(
  { transitGatewayAttachments }: Snapshot,
  { transitGatewayId, propagatingAttachmentIds }: TransitGatewayRouteTable,
): Problem | undefined {
  const member = 'propagatingAttachmentIds'
  for (const [index, id] of propagatingAttachmentIds.entries()) {
    if (propagatingAttachmentIds.indexOf(id) < index) {
      const detail = `${id} stands twice in \`${member}\`.`
      return refusedItem('attachment_twice', { member, index, detail })
    }
    const source = transitGatewayAttachments.find((one) => one.id === id)
    if (source === undefined || source.transitGatewayId === transitGatewayId) continue
    const detail = `${id} is attached to ${source.transitGatewayId}, not to ${transitGatewayId}.`
    return refusedItem('transit_gateway_differs', { member, index, detail })
  }
  return undefined
}

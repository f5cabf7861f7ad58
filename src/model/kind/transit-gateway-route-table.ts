import { listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

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
  limit: 20,
})

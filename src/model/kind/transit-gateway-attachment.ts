import { booleanField, enumField, listField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  transitGatewayId: refField('Gateway that this attaches to.', ['transitGateway'], {
    access: 'createOnly',
  }),
  type: enumField(
    'What is attached. Everything but VPCs and transit gateways is an edge into the unmodelled.',
    ['vpc', 'peering', 'vpn', 'directConnect', 'connect', 'unmodelled'],
    { access: 'createOnly' },
  ),
  vpcId: refField('Attached VPC.', ['vpc'], { optional: true, access: 'createOnly' }),
  subnetIds: listField(
    'Subnets that hold the interfaces of the attachment, one per zone; a zone without one cannot use it.',
    refField('One subnet.', ['subnet']),
    { maxItems: 20, default: [] },
  ),
  peerAttachmentId: refField(
    'The same peering seen from the other transit gateway.',
    ['transitGatewayAttachment'],
    {
      optional: true,
    },
  ),
  routeTableId: refField(
    'Associated route table: it routes what enters here.',
    ['transitGatewayRouteTable'],
    {
      optional: true,
    },
  ),
  applianceMode: booleanField('True: both directions of a flow use the same zone.', {
    default: false,
  }),
  groupReferences: booleanField('True: group references may cross this attachment.', {
    default: false,
  }),
  resourceId: stringField(
    'Id of what is attached where it is neither a VPC nor a transit gateway.',
    {
      optional: true,
      maxLength: 128,
    },
  ),
}

export type TransitGatewayAttachment = Resource<typeof fields>

export const transitGatewayAttachment = kind({
  name: 'transitGatewayAttachment',
  plural: 'transitGatewayAttachments',
  idPrefix: 'tga',
  scope: 'tenant',
  doc: 'Where a VPC, another transit gateway or a VPN meets a transit gateway.',
  fields,
  limit: 500,
})

import { booleanField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  region: stringField('Region that the gateway is in.', {
    optional: true,
    maxLength: 63,
    example: 'eu-central',
  }),
  groupReferences: booleanField('True: rules may refer to groups of VPCs on other attachments.', {
    default: false,
  }),
}

export type TransitGateway = Resource<typeof fields>

export const transitGateway = kind({
  name: 'transitGateway',
  plural: 'transitGateways',
  idPrefix: 'tgw',
  scope: 'tenant',
  doc: 'A router between VPCs, other transit gateways and VPNs, with route tables of its own.',
  fields,
  example: {},
  limit: 5,
})

import { enumField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  requesterVpcId: refField('VPC that asked.', ['vpc'], { access: 'createOnly' }),
  accepterVpcId: refField('VPC that was asked.', ['vpc'], { access: 'createOnly' }),
  state: enumField('Only `active` carries packets.', ['pending', 'active', 'rejected'], {
    default: 'active',
    access: 'readOnly',
  }),
}

export type Peering = Resource<typeof fields>

export const peering = kind({
  name: 'peering',
  plural: 'peerings',
  idPrefix: 'pcx',
  scope: 'tenant',
  doc: 'A link between two VPCs; it is never transitive.',
  fields,
  limit: 50,
})

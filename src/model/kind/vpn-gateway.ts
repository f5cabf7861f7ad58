import { booleanField, listField, prefixField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  routeTableId: refField('Gateway route table for what enters from the VPN.', ['routeTable'], {
    optional: true,
  }),
  cidrs: listField('Prefixes known to be reached through it.', prefixField('One block.'), {
    maxItems: 1000,
    default: [],
  }),
  learnsRoutes: booleanField('True: the far side announces prefixes that are not listed here.', {
    default: false,
  }),
}

export type VpnGateway = Resource<typeof fields>

export const vpnGateway = kind({
  name: 'vpnGateway',
  plural: 'vpnGateways',
  idPrefix: 'vgw',
  scope: 'vpc',
  doc: 'The border of a VPC to VPNs and private lines; what lies behind is not modelled.',
  fields,
  limit: 5,
})

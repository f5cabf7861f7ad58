import { gatewayTableProblem } from '../check/gateway-route.ts'
import { onePerVpcProblem } from '../check/one-per-vpc.ts'
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
  example: { cidrs: ['192.168.0.0/16'] },
  limit: 1,

  problems: { write: ['gateway_route_wrong'], create: ['vpn_gateway_exists'] },

  check: (snapshot, _before, after) =>
    onePerVpcProblem(after, snapshot.vpnGateways, {
      kind: 'vpnGateway',
      border: 'border to VPNs',
      code: 'vpn_gateway_exists',
    }) ?? gatewayTableProblem(snapshot, after),
})

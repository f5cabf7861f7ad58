import { gatewayTableProblem } from '../check/gateway-route.ts'
import { onePerVpcProblem } from '../check/one-per-vpc.ts'
import { refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  routeTableId: refField('Gateway route table for what enters from the internet.', ['routeTable'], {
    optional: true,
  }),
}

export type InternetGateway = Resource<typeof fields>

export const internetGateway = kind({
  name: 'internetGateway',
  plural: 'internetGateways',
  idPrefix: 'igw',
  scope: 'vpc',
  doc: 'The border of a VPC to the internet: translates floating IPs one to one, both ways.',
  fields,
  example: {},
  limit: 1,

  problems: { write: ['gateway_route_wrong'], create: ['internet_gateway_exists'] },

  check: (snapshot, _before, after) =>
    onePerVpcProblem(after, snapshot.internetGateways, {
      kind: 'internetGateway',
      border: 'border to the internet',
      code: 'internet_gateway_exists',
    }) ?? gatewayTableProblem(snapshot, after),
})

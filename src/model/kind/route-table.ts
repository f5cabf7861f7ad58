import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = { vpcId: vpcIdField }

export type RouteTable = Resource<typeof fields>

export const routeTable = kind({
  name: 'routeTable',
  plural: 'routeTables',
  idPrefix: 'rtb',
  scope: 'vpc',
  doc: 'An ordered choice of next hops, for subnets or for what enters by a gateway. The blocks of the VPC are always local.',
  fields,
  example: {},
  limit: 200,
})

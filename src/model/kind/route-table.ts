import { routeUsage } from '../check/weight.ts'
import { objectField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { familyUsageFields, vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  usage: objectField(
    'Weight of its routes, per family, and how much is allowed.',
    familyUsageFields,
    { access: 'derived' },
  ),
}

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

  derive: (snapshot, { id }) => ({ usage: routeUsage(snapshot, id) }),
})

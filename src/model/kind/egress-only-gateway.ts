import { onePerVpcProblem } from '../check/one-per-vpc.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = { vpcId: vpcIdField }

export type EgressOnlyGateway = Resource<typeof fields>

export const egressOnlyGateway = kind({
  name: 'egressOnlyGateway',
  plural: 'egressOnlyGateways',
  idPrefix: 'eig',
  scope: 'vpc',
  doc: 'An IPv6 border that lets connections out and only their replies in.',
  fields,
  example: {},
  limit: 1,

  problems: { create: ['egress_only_gateway_exists'] },

  check: (snapshot, _before, after) =>
    onePerVpcProblem(after, snapshot.egressOnlyGateways, {
      kind: 'egressOnlyGateway',
      border: 'border that only lets IPv6 out',
      code: 'egress_only_gateway_exists',
    }),
})

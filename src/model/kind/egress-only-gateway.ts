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
  limit: 5,
})

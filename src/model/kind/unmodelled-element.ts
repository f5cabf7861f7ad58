import { refusal } from '../check/refusal.ts'
import { SUBNET_ADDRESS_PROBLEMS, subnetAddressProblem } from '../check/subnet-address.ts'
import { addressField, listField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: refField('VPC that it is in; only imports have some that are in none.', ['vpc'], {
    optional: true,
    access: 'createOnly',
  }),
  type: stringField('What its owner calls it.', {
    maxLength: 64,
    pattern: '^[A-Za-z][A-Za-z0-9._-]*$',
    example: 'gatewayLoadBalancer',
  }),
  subnetId: refField('Subnet that it stands in, if it has addresses.', ['subnet'], {
    optional: true,
    access: 'createOnly',
  }),
  addresses: listField(
    'Its private addresses, by which packets may meet it. Nobody else gets them.',
    addressField('One address.'),
    { maxItems: 64, default: [] },
  ),
}

export type UnmodelledElement = Resource<typeof fields>

export const unmodelledElement = kind({
  name: 'unmodelledElement',
  plural: 'unmodelledElements',
  idPrefix: 'unm',
  scope: 'vpc',
  doc: 'Something that is there and that the model has no word for: a path across it answers `unknown` and names it.',
  fields,
  example: { type: 'gatewayLoadBalancer', subnetId: '@subnet', addresses: ['10.0.1.200'] },
  limit: 500,

  claims: (_snapshot, { subnetId, addresses }) =>
    subnetId === undefined
      ? []
      : addresses.map((value) => ({ pool: 'address' as const, subnetId, value })),

  problems: { write: ['missing_field', ...SUBNET_ADDRESS_PROBLEMS] },

  check: (snapshot, _before, after) => placeProblem(snapshot, after),
})

function placeProblem(snapshot: Snapshot, after: UnmodelledElement): Problem | undefined {
  const { id, subnetId, addresses } = after
  if (subnetId !== undefined) return subnetAddressProblem(snapshot, { id, subnetId, addresses })
  if (addresses.length === 0) return undefined
  const detail = 'What has addresses says in which subnet.'
  return refusal('missing_field', { pointer: '/subnetId', detail })
}

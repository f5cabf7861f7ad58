import { PART_PROBLEMS, partClaims, partField, partsProblem } from '../check/parts.ts'
import { refusal } from '../check/refusal.ts'
import { SUBNET_ADDRESS_PROBLEMS } from '../check/subnet-address.ts'
import { enumField, listField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  type: enumField(
    '`gateway` is a route target; `interface` has addresses in subnets; `inspection` hands packets to appliances that are not modelled.',
    ['gateway', 'interface', 'inspection'],
    { access: 'createOnly' },
  ),
  serviceName: stringField('Service that is reached.', {
    maxLength: 255,
    example: 'com.example.storage',
  }),
  interfaces: listField('Interfaces of the endpoint.', partField('One interface.', 'sei'), {
    maxItems: 20,
    default: [],
  }),
  securityGroupIds: listField(
    'Security groups of the interfaces.',
    refField('One group.', ['securityGroup']),
    {
      maxItems: 16,
      default: [],
    },
  ),
}

export type ServiceEndpoint = Resource<typeof fields>

export const serviceEndpoint = kind({
  name: 'serviceEndpoint',
  plural: 'serviceEndpoints',
  idPrefix: 'sep',
  scope: 'vpc',
  doc: 'A private way to a service outside the VPC.',
  fields,
  example: {
    type: 'interface',
    serviceName: 'com.example.storage',
    interfaces: [{ subnetId: '@subnet' }],
  },
  limit: 50,

  claims: (_snapshot, { interfaces }) => partClaims(interfaces),

  problems: {
    write: ['endpoint_member_wrong', ...SUBNET_ADDRESS_PROBLEMS, ...PART_PROBLEMS],
  },

  check: (snapshot, _before, after) =>
    membersProblem(after) ??
    partsProblem(snapshot, { id: after.id, member: 'interfaces', parts: after.interfaces }),
})

/** A gateway endpoint is reached by routes, and has nothing that a packet could meet. */
function membersProblem(after: ServiceEndpoint): Problem | undefined {
  const member = (['interfaces', 'securityGroupIds'] as const).find((one) => after[one].length > 0)
  if (after.type !== 'gateway' || member === undefined) return undefined
  const detail = `An endpoint of type gateway stands in no subnet and has no \`${member}\`.`
  return refusal('endpoint_member_wrong', { pointer: `/${member}`, detail })
}

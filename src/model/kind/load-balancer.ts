import {
  lostAddressProblem,
  PART_PROBLEMS,
  partClaims,
  partField,
  partsProblem,
} from '../check/parts.ts'
import { SUBNET_ADDRESS_PROBLEMS } from '../check/subnet-address.ts'
import { booleanField, enumField, listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  type: enumField(
    '`network` forwards connections; `application` ends them and opens its own to a target.',
    ['network', 'application'],
    { access: 'createOnly', default: 'network' },
  ),
  nodes: listField(
    'Where the balancer listens: one node per zone that it is enabled in.',
    partField('One node.', 'lbn'),
    { minItems: 1, maxItems: 20 },
  ),
  securityGroupIds: listField(
    'Security groups of the nodes; none: nothing is filtered there.',
    refField('One group.', ['securityGroup']),
    {
      maxItems: 16,
      default: [],
    },
  ),
  scheme: enumField(
    '`internal`: not to be reached from the internet.',
    ['internal', 'internetFacing'],
    {
      default: 'internetFacing',
      access: 'createOnly',
    },
  ),
  crossZone: booleanField('True: a node sends to targets of every zone, not only of its own.', {
    default: false,
  }),
}

export type LoadBalancer = Resource<typeof fields>

export const loadBalancer = kind({
  name: 'loadBalancer',
  plural: 'loadBalancers',
  idPrefix: 'lb',
  scope: 'vpc',
  doc: 'Spreads connections over targets.',
  fields,
  example: { nodes: [{ subnetId: '@subnet' }] },
  limit: 50,

  claims: (_snapshot, { nodes }) => partClaims(nodes),

  problems: { write: [...SUBNET_ADDRESS_PROBLEMS, ...PART_PROBLEMS], update: ['in_use'] },

  check: (snapshot, before, after) =>
    partsProblem(snapshot, nodesOf(after)) ??
    (before === undefined
      ? undefined
      : lostAddressProblem(snapshot, nodesOf(before), nodesOf(after))),
})

const nodesOf = ({ id, nodes }: LoadBalancer) => ({ id, member: 'nodes', parts: nodes })

import {
  addressField,
  booleanField,
  enumField,
  listField,
  objectField,
  refField,
  stringField,
} from '../field.ts'
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
    objectField('One node.', {
      id: stringField('Id of the node.', { maxLength: 128 }),
      subnetId: refField('Its subnet.', ['subnet']),
      addresses: listField('Its private addresses.', addressField('One address.'), {
        minItems: 1,
        maxItems: 8,
      }),
    }),
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
  limit: 50,
})

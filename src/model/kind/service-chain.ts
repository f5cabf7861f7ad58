import { l4PortsField, protocolField, vpcIdField } from '../common.ts'
import {
  booleanField,
  enumField,
  integerField,
  listField,
  objectField,
  prefixField,
  refField,
} from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  vpcId: vpcIdField,
  priority: integerField('Lower is asked first; unique per VPC.', { min: 1, max: 65_535 }),
  classifiers: listField(
    'What is sent through the chain: a packet that matches any of them.',
    objectField('One classifier; what it does not mention matches everything.', {
      sourceCidr: prefixField('Source addresses.', { optional: true }),
      sourceSecurityGroupId: refField('Sources by membership.', ['securityGroup'], {
        optional: true,
      }),
      destinationCidr: prefixField('Destination addresses.', { optional: true }),
      protocol: { ...protocolField, default: 'any' },
      l4Ports: l4PortsField,
    }),
    { minItems: 1, maxItems: 20 },
  ),
  hops: listField(
    'Functions in order; one of a hop is chosen per flow.',
    objectField('One hop.', {
      serviceFunctionIds: listField(
        'The functions of the hop.',
        refField('One function.', ['serviceFunction']),
        {
          minItems: 1,
          maxItems: 16,
        },
      ),
      onFailure: enumField(
        'With no function up: drop, or go on without the hop.',
        ['closed', 'open'],
        {
          default: 'closed',
        },
      ),
    }),
    { minItems: 1, maxItems: 10 },
  ),
  symmetric: booleanField('True: replies pass the same functions in reverse order.', {
    default: true,
  }),
}

export type ServiceChain = Resource<typeof fields>

export const serviceChain = kind({
  name: 'serviceChain',
  plural: 'serviceChains',
  idPrefix: 'sch',
  scope: 'vpc',
  doc: 'Sends classified traffic through middleboxes before it is routed.',
  fields,
  limit: 50,
})

import { L4_PORT_LAST } from '../../net/l4-port.ts'
import { integerField, listField, objectField, refField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  loadBalancerId: refField('Balancer that listens.', ['loadBalancer'], { access: 'createOnly' }),
  protocols: listField(
    'Transport protocols: `tcp`, `udp` or both.',
    stringField('One.', { maxLength: 8 }),
    {
      minItems: 1,
      maxItems: 2,
    },
  ),
  l4Port: integerField('Port.', { min: 1, max: L4_PORT_LAST }),
  targetGroups: listField(
    'Where connections go.',
    objectField('One group.', {
      targetGroupId: refField('The group.', ['targetGroup']),
      weight: integerField('Share; 0 gets nothing.', { min: 0, max: 999 }, { default: 1 }),
    }),
    { minItems: 1, maxItems: 5 },
  ),
}

export type Listener = Resource<typeof fields>

export const listener = kind({
  name: 'listener',
  plural: 'listeners',
  idPrefix: 'lst',
  scope: 'vpc',
  parent: 'loadBalancer',
  doc: 'A port on which a balancer accepts connections.',
  fields,
  key: ['l4Port', 'protocols'],
  limit: 500,
})

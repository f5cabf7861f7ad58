import { L4_PORT_LAST } from '../../net/l4-port.ts'
import { booleanField, enumField, integerField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  l4Port: integerField(
    'Port on the targets, unless a target says its own.',
    { min: 1, max: L4_PORT_LAST },
    { access: 'createOnly' },
  ),
  preserveClientAddress: booleanField(
    'True: targets see the address of the client, not of the balancer.',
    {
      default: true,
    },
  ),
  addressFamily: enumField(
    'Family in which targets are reached, whatever the client speaks; absent: that of the client.',
    ['ipv4', 'ipv6'],
    { optional: true, access: 'createOnly' },
  ),
  crossZone: enumField('Overrides the setting of the balancer.', ['inherit', 'on', 'off'], {
    default: 'inherit',
  }),
}

export type TargetGroup = Resource<typeof fields>

export const targetGroup = kind({
  name: 'targetGroup',
  plural: 'targetGroups',
  idPrefix: 'tg',
  scope: 'vpc',
  doc: 'Targets that serve one thing.',
  fields,
  example: { l4Port: 8080 },
  limit: 500,
})

import { L4_PORT_LAST } from '../../net/l4-port.ts'
import {
  addressField,
  booleanField,
  enumField,
  integerField,
  listField,
  objectField,
  refField,
  stringField,
} from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

export const TARGET_HEALTH = [
  'healthy',
  'unhealthy',
  'initial',
  'draining',
  'unused',
  'unavailable',
] as const

const fields = {
  vpcId: vpcIdField,
  l4Port: integerField('Port on the targets, unless a target says its own.', {
    min: 1,
    max: L4_PORT_LAST,
  }),
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
  targets: listField(
    'Who serves.',
    objectField('One target, by vNIC or by address.', {
      vnicId: refField('Target by vNIC.', ['vnic'], { optional: true }),
      address: addressField('Target by address.', { optional: true }),
      l4Port: integerField('Port.', { min: 1, max: L4_PORT_LAST }, { optional: true }),
      zone: stringField('Zone of a target by address; absent: every zone.', {
        optional: true,
        maxLength: 63,
      }),
      health: enumField('As the health check last said.', TARGET_HEALTH, { default: 'healthy' }),
    }),
    { maxItems: 1000 },
  ),
}

export type TargetGroup = Resource<typeof fields>

export const targetGroup = kind({
  name: 'targetGroup',
  plural: 'targetGroups',
  idPrefix: 'tg',
  scope: 'vpc',
  doc: 'Targets that serve one thing.',
  fields,
  limit: 500,
})

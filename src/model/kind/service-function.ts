import { enumField, integerField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  ingressVnicId: refField('vNIC by which packets enter the function.', ['vnic'], {
    access: 'createOnly',
  }),
  egressVnicId: refField('vNIC by which they leave; may be the same.', ['vnic'], {
    access: 'createOnly',
  }),
  health: enumField(
    'A function that is `down` is passed over or closes the chain.',
    ['up', 'down'],
    {
      default: 'up',
    },
  ),
  weight: integerField('Share among the functions of a hop.', { min: 1, max: 100 }, { default: 1 }),
}

export type ServiceFunction = Resource<typeof fields>

export const serviceFunction = kind({
  name: 'serviceFunction',
  plural: 'serviceFunctions',
  idPrefix: 'sfn',
  scope: 'vpc',
  doc: 'A middlebox that forwards what it accepts unchanged: a firewall, an inspector.',
  fields,
  example: { ingressVnicId: '@vnic', egressVnicId: '@vnic' },
  limit: 100,
})

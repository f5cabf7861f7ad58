import { listField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  serviceFunctionIds: listField(
    'The functions; one of them serves a flow.',
    refField('One function.', ['serviceFunction']),
    { minItems: 1, maxItems: 16 },
  ),
}

export type ServiceFunctionGroup = Resource<typeof fields>

export const serviceFunctionGroup = kind({
  name: 'serviceFunctionGroup',
  plural: 'serviceFunctionGroups',
  idPrefix: 'sfg',
  scope: 'vpc',
  doc: 'Functions that do the same work side by side: one hop of a service chain.',
  fields,
  example: { serviceFunctionIds: ['@serviceFunction'] },
  limit: 100,
})

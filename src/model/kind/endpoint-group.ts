import { selectorField } from '../field.ts'
import { fieldsProblem } from '../joined-problem.ts'
import { kind, type Resource } from '../kind.ts'
import { pointerTo } from '../pointer.ts'
import { selectorErrors } from '../selector.ts'
import { vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  selector: selectorField(
    'Members: the vNICs of the VPC with these tags. In a patch, null takes a member of the selector away.',
  ),
}

export type EndpointGroup = Resource<typeof fields>

export const endpointGroup = kind({
  name: 'endpointGroup',
  plural: 'endpointGroups',
  idPrefix: 'epg',
  scope: 'vpc',
  doc: 'vNICs by their tags: rules that refer to the group mean the private addresses of whoever is in it now.',
  fields,
  example: { selector: { in: { key: 'tier', values: ['web'] } } },
  limit: 500,

  problems: { update: ['selector_not_one', 'selector_too_deep', 'selector_too_large'] },

  /** A patch shows only with what was there before whether it makes a selector. */
  check(_snapshot, _before, { selector }) {
    const errors = selectorErrors(selector).map(({ path, ...error }) => ({
      pointer: pointerTo(['selector', ...path]),
      ...error,
    }))
    return errors.length === 0 ? undefined : fieldsProblem(errors)
  },
})

import { integerField, listField, prefixField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  cidrs: listField('Entries.', prefixField('One block.'), { maxItems: 1000 }),
  maxEntries: integerField(
    'Room that rules and routes reserve for it.',
    { min: 1, max: 1000 },
    { optional: true },
  ),
}

export type PrefixList = Resource<typeof fields>

export const prefixList = kind({
  name: 'prefixList',
  plural: 'prefixLists',
  idPrefix: 'pl',
  scope: 'tenant',
  doc: 'A named set of prefixes for routes and rules.',
  fields,
  limit: 100,
})

import type { Kind } from '../model/kind.ts'
import { resourceFields } from '../model/kind-fields.ts'
import type { StoredResource } from '../store/chain.ts'
import type { QueryParameter } from './endpoint.ts'
import type { Query } from './query.ts'

const FIELDS = 'fields'

/** Which members an answer has; the id is always there. */
export function fieldsParameter(kind: Kind): QueryParameter {
  const values = Object.keys(resourceFields(kind))
  return {
    name: FIELDS,
    doc: 'Only these members, and the id. Absent: all of them.',
    shape: { type: 'list', of: { type: 'enum', values }, minItems: 1, maxItems: values.length },
    form: 'commas',
  }
}

/** Undefined: all. */
const selectedFields = (query: Query): readonly string[] | undefined =>
  query[FIELDS] as readonly string[] | undefined

/** Whether anything has to be derived: what nobody asks for is not. */
export function wantsDerived({ fields }: Kind, query: Query): boolean {
  const names = selectedFields(query)
  return names === undefined || names.some((name) => fields[name]?.access === 'derived')
}

export function selected(
  query: Query,
  resource: StoredResource,
): Readonly<Record<string, unknown>> {
  const names = selectedFields(query)
  if (names === undefined) return resource
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => name === 'id' || names.includes(name)),
  )
}

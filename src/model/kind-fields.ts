/**
 * What may be sent and what is answered for a kind: its own fields with those that every resource has.
 *
 * The API's schemas, the SDK's types, the manifest format and the flags of the command line are made
 * from these.
 *
 * @module
 */
import { LABEL_FIELDS } from './envelope.ts'
import {
  type Access,
  enumField,
  type Field,
  type Fields,
  integerField,
  type Shape,
  stringField,
} from './field.ts'
import type { Kind } from './kind.ts'
import { parentField } from './kind-named.ts'

/** Members that the path says, so that a body need not. */
export const pathMembers = (kind: Kind): readonly string[] => [
  ...(kind.scope === 'vpc' ? ['vpcId'] : []),
  ...(kind.parent === undefined ? [] : [parentField(kind) ?? '']),
]

/** What callers read and never write. */
const isOurs = (access: Access): boolean => access === 'readOnly' || access === 'derived'

const optional = (field: Field): Field => ({ ...field, presence: 'optional' })

/** What the path says, as a body may repeat it. */
export const repeatedFields = (kind: Kind): Fields =>
  Object.fromEntries(
    Object.entries(kind.fields)
      .filter(([name]) => pathMembers(kind).includes(name))
      .map(([name, field]) => [name, optional(field)]),
  )

/** What may be sent to create a resource. */
export function creationFields(kind: Kind): Fields {
  const given = Object.entries(kind.fields).filter(
    ([name, { access }]) => !isOurs(access) && !pathMembers(kind).includes(name),
  )
  const chosen = kind.chosen ?? []
  return {
    ...LABEL_FIELDS,
    ...Object.fromEntries(
      given.map(([name, field]) => [name, chosen.includes(name) ? withoutDefault(field) : field]),
    ),
  }
}

/** What is chosen when absent has no constant to fall back to. */
function withoutDefault({ default: _unused, ...field }: Field): Field {
  return optional(field)
}

const serverFields = (kind: Kind): Fields => ({
  id: stringField('Set by the server.', {
    access: 'readOnly',
    example: `${kind.idPrefix}_01kb0s6v3pe9bvqx3d1j7z8m4n`,
  }),
  kind: enumField('Name of the kind.', [kind.name], { access: 'readOnly' }),
  revision: integerField(
    'Counts the changes of this resource, from 1; the ETag is made of it.',
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    { access: 'readOnly', example: 1 },
  ),
  createdAt: stringField('RFC 3339, UTC.', {
    access: 'readOnly',
    example: '2026-11-24T10:00:00.000Z',
  }),
  updatedAt: stringField('RFC 3339, UTC.', {
    access: 'readOnly',
    example: '2026-11-24T10:00:00.000Z',
  }),
})

/** What may be sent to change a resource: anything that was read, changed where it may be. */
export const patchFields = (kind: Kind): Fields => ({
  ...LABEL_FIELDS,
  ...kind.fields,
  ...serverFields(kind),
})

/** What is answered: whatever has a default or is chosen is always there. */
export function resourceFields(kind: Kind): Fields {
  const { id, kind: kindField, ...rest } = serverFields(kind)
  const fields = Object.entries(kind.fields).map(([name, field]): [string, Field] => {
    const { default: fallback, ...shown } = field
    const isThere = fallback !== undefined || kind.chosen?.includes(name) === true
    return [name, isThere ? { ...shown, presence: 'required' } : shown]
  })
  return {
    ...(id && { id }),
    ...(kindField && { kind: kindField }),
    ...LABEL_FIELDS,
    ...Object.fromEntries(fields),
    ...rest,
  }
}

/** A member by which a list can be filtered: a plain value, or a list that holds one, however deep. */
export interface Filter {
  /** The members on the way to it, joined by dots: `target.id`. */
  readonly name: string
  readonly path: readonly string[]
  /** Of the plain value. */
  readonly shape: Shape
}

const PLAIN = new Set<Shape['type']>(['string', 'integer', 'boolean', 'enum', 'text', 'ref'])

/** Everything that a list can be filtered by, besides its tags. */
export const filtersOf = (kind: Kind): Filter[] => {
  const { name, managedBy } = LABEL_FIELDS
  const own = Object.entries(kind.fields).filter(
    ([member, { access }]) => access !== 'derived' && !pathMembers(kind).includes(member),
  )
  return [...Object.entries({ name, managedBy }), ...own].flatMap(([member, { shape }]) =>
    filtersAt([member], shape),
  )
}

function filtersAt(path: readonly string[], shape: Shape): Filter[] {
  if (PLAIN.has(shape.type)) return [{ name: path.join('.'), path, shape }]
  if (shape.type === 'list') return filtersAt(path, shape.of)
  if (shape.type !== 'object') return []
  return Object.entries(shape.fields).flatMap(([member, field]) =>
    filtersAt([...path, member], field.shape),
  )
}

/**
 * Fields as the reference shows them: a row each, those of nested objects after their own.
 *
 * @module
 */
import type { Access, Field, Fields, Shape } from './field.ts'
import { exampleOf } from './field-example.ts'
import type { Kind } from './kind.ts'
import { creationFields, pathMembers, resourceFields } from './kind-fields.ts'
import { kindNamed } from './kind-named.ts'
import { aWord } from './words.ts'

export interface FieldRow {
  /** With dots for what is nested, and `[]` for items of a list. */
  readonly name: string
  /** What it holds, with its bounds, as a phrase. */
  readonly type: string
  readonly doc: string
  readonly isRequired: boolean
  readonly access: Access
  readonly default?: unknown
  readonly example?: unknown
}

export const fieldRows = (fields: Fields, at = ''): FieldRow[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    rowOf(`${at}${name}`, field),
    ...nestedRows(`${at}${name}`, field.shape),
  ])

function rowOf(name: string, field: Field): FieldRow {
  const { doc, presence, access, default: fallback } = field
  const example = isPlain(field.shape) ? undefined : exampleOf(field)
  return {
    name,
    type: shapeText(field.shape),
    doc,
    isRequired: presence === 'required' && fallback === undefined,
    access,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(example === undefined ? {} : { example }),
  }
}

/** What needs no example, since its values are all in sight. */
const isPlain = ({ type }: Shape): boolean => type === 'boolean' || type === 'enum'

function nestedRows(name: string, shape: Shape): FieldRow[] {
  if (shape.type === 'list') return nestedRows(`${name}[]`, shape.of)
  return shape.type === 'object' ? fieldRows(shape.fields, `${name}.`) : []
}

/** How a member of a resource is written: on creation, and afterwards. */
export interface KindRow extends FieldRow {
  /** Absent: it may not be sent. */
  readonly onCreation?: 'required' | 'optional' | 'path'
  readonly mayChange: boolean
}

/** The members of a kind's own: one table for what is sent, changed and answered. */
export function kindRows(kind: Kind): KindRow[] {
  const own = new Set(Object.keys(kind.fields))
  return rowsFor(kind).filter(({ name }) => own.has(topOf(name)))
}

/** The members that every resource has. */
export function commonRows(): KindRow[] {
  const common: Kind = {
    name: 'vpc',
    plural: '',
    idPrefix: 'vpc',
    scope: 'tenant',
    doc: '',
    fields: {},
    limit: 0,
  }
  return rowsFor(common).filter(({ name }) => name !== 'kind')
}

function rowsFor(kind: Kind): KindRow[] {
  const creation = new Map(fieldRows(creationFields(kind)).map((row) => [row.name, row]))
  const whole = resourceFields(kind)
  const inPath = pathMembers(kind)
  return fieldRows(whole).map(({ example, ...row }) => {
    const sent = creation.get(row.name)
    const fallback = sent?.default
    const isPath = inPath.includes(row.name)
    const access = whole[topOf(row.name)]?.access
    return {
      ...row,
      ...(fallback === undefined ? { example } : { default: fallback }),
      ...(isPath ? { onCreation: 'path' as const } : {}),
      ...(sent === undefined ? {} : { onCreation: sent.isRequired ? 'required' : 'optional' }),
      mayChange: access === 'readWrite' && !isPath,
    }
  })
}

/** What is nested changes as the member that it is in does. */
const topOf = (name: string): string => name.split(/[.[]/)[0] ?? ''

/** `integer, 1 to 65535`; `list of ids of a subnet, 1 to 16`. */
export function shapeText(shape: Shape): string {
  switch (shape.type) {
    case 'string':
      return `text, at most ${shape.maxLength} characters`
    case 'integer':
      return shape.max === Number.MAX_SAFE_INTEGER
        ? `integer, from ${shape.min}`
        : `integer, ${shape.min} to ${shape.max}`
    case 'boolean':
      return 'true or false'
    case 'enum':
      return `one of ${shape.values.map((value) => `\`${value}\``).join(', ')}`
    case 'text':
      return shape.format.name === 'mac' ? 'MAC address' : shape.format.name
    case 'ref':
      return `id of ${shape.to.map((name) => aWord(kindNamed(name).name)).join(' or ')}`
    case 'list':
      return `list of ${shape.minItems} to ${shape.maxItems}: ${shapeText(shape.of)}`
    case 'object':
      return 'object'
    case 'tags':
      return 'texts by name'
    case 'selector':
      return 'one of `and`, `or`, `not`, `in` and `exists`'
  }
}

import type { Field, Fields, Shape } from '../model/field.ts'
import type { Kind, Reference } from '../model/kind.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource } from './kind-of.ts'

type Place = Pick<Reference, 'pointer' | 'relation'>

/** Every id of another resource that a resource mentions, however deep. */
export const referencesOf = (kind: Kind, resource: StoredResource): Reference[] => [
  ...inFields(kind.fields, resource, { pointer: '', relation: '' }),
  ...(kind.references?.(asResource(resource)) ?? []),
]

function inFields(fields: Fields, value: Readonly<Record<string, unknown>>, at: Place) {
  return bearing(fields).flatMap(([name, { shape }]): Reference[] => {
    if (value[name] === undefined) return []
    const relation = at.relation === '' ? name : `${at.relation}.${name}`
    return inShape(shape, value[name], { pointer: `${at.pointer}/${name}`, relation })
  })
}

const bearers = new WeakMap<Fields, readonly [string, Field][]>()

/** The fields in which an id may be: few of many, asked of a hundred thousand resources. */
function bearing(fields: Fields): readonly [string, Field][] {
  const known = bearers.get(fields)
  if (known !== undefined) return known
  const made = Object.entries(fields).filter(([, { shape }]) => bears(shape))
  bearers.set(fields, made)
  return made
}

function bears(shape: Shape): boolean {
  if (shape.type === 'list') return bears(shape.of)
  return shape.type === 'ref' || (shape.type === 'object' && bearing(shape.fields).length > 0)
}

function inShape(shape: Shape, value: unknown, at: Place): Reference[] {
  if (shape.type === 'ref' && typeof value === 'string') {
    return [{ ...at, to: shape.to, id: value }]
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.flatMap((item, i) =>
      inShape(shape.of, item, { ...at, pointer: `${at.pointer}/${i}` }),
    )
  }
  if (shape.type === 'object' && typeof value === 'object' && value !== null) {
    return inFields(shape.fields, value as Readonly<Record<string, unknown>>, at)
  }
  return []
}

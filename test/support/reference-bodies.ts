/** Bodies of creations with one reference exchanged at a time, for every reference that a kind has. */
import type { Fields, Shape } from '../../src/model/field.ts'
import { ROUTE_TARGET_KINDS } from '../../src/model/kind/route.ts'
import type { Kind } from '../../src/model/kind.ts'
import { creationFields } from '../../src/model/kind-fields.ts'
import { kindNamed } from '../../src/model/kind-named.ts'

type Json = Readonly<Record<string, unknown>>

export interface ReferenceBody {
  /** Members on the way to the reference. */
  readonly relation: string
  /** Kind that is referred to. */
  readonly to: string
  readonly body: Json
}

/** `idOf` gives the id to refer to, of the kind that it is asked for. */
export const referenceBodies = (
  kind: Kind,
  body: Json,
  idOf: (kindName: string) => string,
): ReferenceBody[] => [
  ...inObject(creationFields(kind), body, idOf),
  ...(kind.name === 'route' ? targetBodies(body, idOf) : []),
]

function inObject(fields: Fields, body: Json, idOf: (kindName: string) => string): ReferenceBody[] {
  return Object.entries(fields).flatMap(([name, { shape }]) =>
    inShape(shape, body[name], idOf).map(({ relation, to, value }) => ({
      relation: [name, relation].filter((one) => one !== '').join('.'),
      to,
      body: { ...body, [name]: value },
    })),
  )
}

interface Exchanged {
  readonly relation: string
  readonly to: string
  readonly value: unknown
}

/** Objects that the body does not have are left alone: nothing is known of their other members. */
function inShape(shape: Shape, value: unknown, idOf: (kindName: string) => string): Exchanged[] {
  switch (shape.type) {
    case 'ref':
      return shape.to.map((to) => ({ relation: '', to, value: idOf(to) }))
    case 'list': {
      const [first, ...rest] = Array.isArray(value) ? value : []
      return inShape(shape.of, first, idOf).map((one) => ({ ...one, value: [one.value, ...rest] }))
    }
    case 'object': {
      if (typeof value !== 'object' || value === null) return []
      return inObject(shape.fields, value as Json, idOf).map(({ body, ...one }) => ({
        ...one,
        value: body,
      }))
    }
    default:
      return []
  }
}

/** A target names its kind beside its id, so that no field says what it refers to. */
const targetBodies = (body: Json, idOf: (kindName: string) => string): ReferenceBody[] =>
  ROUTE_TARGET_KINDS.filter((to) => !['local', 'blackhole', 'unmodelled'].includes(to)).map(
    (to) => ({
      relation: 'target',
      to: kindNamed(to).name,
      body: { ...body, target: { kind: to, id: idOf(to) } },
    }),
  )

/**
 * Every place of a kind's creation body at which the id of another resource may stand, made from the
 * kind's fields, and bodies with another id there.
 */
import type { Fields, Shape } from '../../src/model/field.ts'
import { exampleOf } from '../../src/model/field-example.ts'
import type { Kind } from '../../src/model/kind.ts'
import { creationFields } from '../../src/model/kind-fields.ts'

type Json = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

export interface ReferenceSite {
  readonly pointer: string
  /** Kinds that the id may be of. */
  readonly to: readonly string[]
  /** The body with `id` at this place, and whatever must be around it. */
  with(body: Json, id: string): Json
}

/** Sites of the fields, and those that only the kind itself shows, as they are in `body`. */
export const referenceSites = (kind: Kind, body: Json): readonly ReferenceSite[] => [
  ...sitesIn(creationFields(kind), [], kind),
  ...(kind.references?.({ id: 'new', ...body } as never) ?? []).map(({ pointer, to }) => {
    const path = pointer.split('/').slice(1)
    return { pointer, to, with: (given: Json, id: string) => put(given, path, id, undefined) }
  }),
]

function sitesIn(fields: Fields, at: Path, kind: Kind): ReferenceSite[] {
  return Object.entries(fields).flatMap(([name, { shape }]) => sitesAt(shape, [...at, name], kind))
}

function sitesAt(shape: Shape, path: Path, kind: Kind): ReferenceSite[] {
  if (shape.type === 'list') return sitesAt(shape.of, [...path, 0], kind)
  if (shape.type === 'object') return sitesIn(shape.fields, path, kind)
  if (shape.type !== 'ref') return []
  const root: Shape = { type: 'object', fields: creationFields(kind) }
  return [
    {
      pointer: path.map((step) => `/${step}`).join(''),
      to: shape.to,
      with: (body, id) => put(body, path, id, root),
    },
  ]
}

/** A copy of `value` with `id` at the end of `path`; what is missing on the way is made by its shape. */
function put(value: unknown, path: Path, id: string, shape: Shape | undefined): never {
  const [step, ...rest] = path
  if (step === undefined) return id as never
  const inner =
    shape?.type === 'object'
      ? shape.fields[String(step)]?.shape
      : shape?.type === 'list'
        ? shape.of
        : undefined
  const whole = value ?? (shape === undefined ? undefined : bare(shape))
  if (Array.isArray(whole)) {
    const items = whole.length === 0 ? [undefined] : whole
    return items.map((item, i) => (i === step ? put(item, rest, id, inner) : item)) as never
  }
  const members = (whole ?? {}) as Json
  return { ...members, [step]: put(members[String(step)], rest, id, inner) } as never
}

/** The least that a shape accepts. */
function bare(shape: Shape): unknown {
  if (shape.type === 'list') return []
  if (shape.type !== 'object') return undefined
  return Object.fromEntries(
    Object.entries(shape.fields)
      .filter(([, field]) => field.presence === 'required' && field.default === undefined)
      .map(([name, field]) => [name, exampleOf(field)]),
  )
}

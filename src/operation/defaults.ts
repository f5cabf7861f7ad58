import type { Fields, Shape } from '../model/field.ts'
import type { FieldProblem } from '../model/problem.ts'

type Json = Readonly<Record<string, unknown>>

/** The value with the default of each absent member, also deep inside. */
export function withDefaults(fields: Fields, value: Json): Json {
  const whole: Record<string, unknown> = { ...value }
  for (const [name, field] of Object.entries(fields)) {
    const given = value[name] ?? field.default
    if (given !== undefined) whole[name] = defaulted(field.shape, given)
  }
  return whole
}

function defaulted(shape: Shape, value: unknown): unknown {
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item) => defaulted(shape.of, item))
  }
  return shape.type === 'object' ? withDefaults(shape.fields, value as Json) : value
}

/** Members that a merge has left out although they are required. */
export function missingMembers(fields: Fields, value: Json, at = ''): FieldProblem[] {
  return Object.entries(fields).flatMap(([name, { presence, access, shape }]) => {
    if (access === 'derived') return []
    const pointer = `${at}/${name}`
    const member = value[name]
    if (member === undefined) {
      const detail = `\`${name}\` is required.`
      return presence === 'required' ? [{ pointer, code: 'missing_field', detail }] : []
    }
    return shape.type === 'object' ? missingMembers(shape.fields, member as Json, pointer) : []
  })
}

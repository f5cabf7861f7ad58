/**
 * A body against its schema: the value, or one problem that names every wrong member.
 *
 * @module
 */
import type * as z from 'zod'
import { nearest } from '../../base/nearest.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Field, Fields, Shape } from '../../model/field.ts'
import { fieldsProblem } from '../../model/joined-problem.ts'
import { pointerTo } from '../../model/pointer.ts'
import type { FieldProblem, Problem } from '../../model/problem.ts'
import { shapeSentence } from '../../model/shape-sentence.ts'

type Json = Readonly<Record<string, unknown>>

export interface BodyShape {
  readonly schema: z.ZodType
  readonly fields: Fields
  /** Members that answers have and creations have not, of what stands at this depth. */
  readonly answered?: { readonly fields: Fields; readonly depth: number }
}

export function parseBody(shape: BodyShape, body: unknown): Result<Json, Problem> {
  const parsed = shape.schema.safeParse(body)
  if (parsed.success) return ok(parsed.data as Json)
  return fail(
    fieldsProblem(parsed.error.issues.flatMap((issue) => fieldProblems(issue, shape, body))),
  )
}

function fieldProblems(
  issue: z.core.$ZodIssue,
  { fields, answered }: BodyShape,
  body: unknown,
): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      issue.path.length === answered?.depth && Object.hasOwn(answered.fields, key)
        ? readOnlyField([...issue.path, key])
        : unknownField([...issue.path, key], fields),
    )
  }
  const value = valueAt(body, issue.path)
  const pointer = pointerTo(issue.path)
  if (value === undefined) {
    const detail = `\`${String(issue.path.at(-1) ?? 'body')}\` is required.`
    return [{ pointer, code: 'missing_field', detail }]
  }
  const shape = shapeAt(fields, issue.path)
  const given = issue.code === 'custom' ? issue.params : undefined
  const detail =
    given?.['detail'] ?? shapeSentence(String(issue.path.at(-1) ?? 'body'), shape, issue.message)
  const suggestion = given?.['suggestion'] ?? suggestionFor(shape, value)
  const shown = JSON.stringify(value).length <= VALUE_LENGTH_MAX ? { value } : {}
  return [
    {
      pointer,
      code: issue.message,
      detail: String(detail),
      ...shown,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(shape?.type === 'integer' ? { bounds: { first: shape.min, last: shape.max } } : {}),
    },
  ]
}

/** A wrong value is shown again, unless it is long. */
const VALUE_LENGTH_MAX = 256

const readOnlyField = (path: readonly PropertyKey[]): FieldProblem => ({
  pointer: pointerTo(path),
  code: 'read_only_field',
  detail: `\`${String(path.at(-1))}\` is in answers only; leave it out.`,
})

function unknownField(path: readonly PropertyKey[], fields: Fields): FieldProblem {
  const name = String(path.at(-1))
  const home = fieldsAt(fields, path.slice(0, -1))
  const [suggestion] = nearest(name, Object.keys(home))
  const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`
  return {
    pointer: pointerTo(path),
    code: 'unknown_field',
    detail: `There is no field \`${name}\`${meant || '.'}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function suggestionFor(shape: Shape | undefined, value: unknown): string | undefined {
  if (shape?.type !== 'enum' || typeof value !== 'string') return undefined
  return nearest(value, shape.values)[0]
}

function shapeAt(fields: Fields, path: readonly PropertyKey[]): Shape | undefined {
  let shape: Shape = { type: 'object', fields }
  for (const step of path) {
    if (shape.type === 'list') shape = shape.of
    else if (shape.type === 'object') {
      const field: Field | undefined = shape.fields[String(step)]
      if (field === undefined) return undefined
      shape = field.shape
    } else return shape
  }
  return shape
}

function fieldsAt(fields: Fields, path: readonly PropertyKey[]): Fields {
  const shape = shapeAt(fields, path)
  return shape?.type === 'object' ? shape.fields : {}
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step]
  }
  return value
}

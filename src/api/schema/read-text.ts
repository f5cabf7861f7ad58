import { nearest } from '../../base/nearest.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { FieldError, Shape } from '../../model/field.ts'
import { idPattern } from '../../model/id.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { shapeSentence } from '../../model/shape-sentence.ts'

/** A plain value that came as text, as a query has it: the value, in its canonical form. */
export function readText(name: string, shape: Shape, text: string): Result<unknown, FieldError> {
  if (shape.type === 'text') return shape.format.parse(text)
  const value = plainValue(shape, text)
  if (value !== undefined) return ok(value)
  const hasForm = shape.type === 'string' && text.length <= shape.maxLength
  const code = hasForm ? 'pattern_mismatch' : 'parameter_invalid'
  const [suggestion] = shape.type === 'enum' ? nearest(text, shape.values) : []
  const hint = suggestion === undefined ? {} : { suggestion }
  return fail({ code, detail: shapeSentence(name, shape, code), ...hint })
}

/** Undefined: the text is no such value. */
function plainValue(shape: Shape, text: string): string | number | boolean | undefined {
  switch (shape.type) {
    case 'integer': {
      const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      return shape.min <= number && number <= shape.max ? number : undefined
    }
    case 'boolean':
      return { true: true, false: false }[text]
    case 'enum':
      return shape.values.find((value) => value === text)
    case 'ref':
      return textLike(idPattern(shape.to.map((kind) => kindNamed(kind).idPrefix)), text)
    case 'string':
      return text.length > shape.maxLength ? undefined : textLike(shape.pattern ?? '', text)
    default:
      return undefined
  }
}

const textLike = (pattern: string, text: string): string | undefined =>
  new RegExp(pattern).test(text) ? text : undefined

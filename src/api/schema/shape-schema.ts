/**
 * Field descriptions of the model as zod schemas.
 *
 * The message of each issue is the code of a problem; `field-problems.ts` writes the sentence.
 *
 * @module
 */
import * as z from 'zod'
import { TAG_KEY_LENGTH_MAX, TAG_VALUE_LENGTH_MAX, TAGS_MAX } from '../../model/envelope.ts'
import {
  type Field,
  type Fields,
  mayBeAbsent,
  type Shape,
  type TextFormat,
} from '../../model/field.ts'
import { exampleOf } from '../../model/field-example.ts'
import { idPattern } from '../../model/id.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { selectorErrors } from '../../model/selector.ts'

/** `whole`: what must be there is there. `patch`: members may be absent, and null removes them. */
export type Mode = 'whole' | 'patch'

export const objectSchema = (fields: Fields, mode: Mode): z.ZodType =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, memberSchema(field, mode)]),
    ),
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknown_field' : 'wrong_type') },
  )

function memberSchema(field: Field, mode: Mode): z.ZodType {
  const schema = shapeSchema(field.shape, mode).meta(metaOf(field))
  const isFree = mayBeAbsent(field)
  if (mode === 'patch') return isFree ? schema.nullable().optional() : schema.optional()
  return isFree ? schema.optional() : schema
}

function metaOf(field: Field): Record<string, unknown> {
  const { doc, access, default: fallback } = field
  const example = field.example ?? (isScalar(field.shape) ? exampleOf(field) : undefined)
  return {
    description: doc,
    ...(access === 'readOnly' || access === 'derived' ? { readOnly: true } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(example === undefined ? {} : { examples: [example] }),
  }
}

const isScalar = ({ type }: Shape): boolean =>
  !['list', 'object', 'tags', 'selector'].includes(type)

const WRONG_TYPE = { error: 'wrong_type' }

export function shapeSchema(shape: Shape, mode: Mode): z.ZodType {
  switch (shape.type) {
    case 'string': {
      const text = z.string(WRONG_TYPE).max(shape.maxLength, 'too_long')
      const { pattern } = shape
      return pattern === undefined ? text : text.regex(new RegExp(pattern), 'pattern_mismatch')
    }
    case 'integer': {
      const code = shape.code ?? 'out_of_range'
      return z.int(WRONG_TYPE).min(shape.min, code).max(shape.max, code)
    }
    case 'boolean':
      return z.boolean(WRONG_TYPE)
    case 'enum':
      return z.enum([...shape.values], { error: 'not_one_of' })
    case 'text':
      return textSchema(shape.format)
    case 'ref': {
      const pattern = new RegExp(idPattern(shape.to.map((name) => kindNamed(name).idPrefix)))
      return z.string(WRONG_TYPE).regex(pattern, 'reference_malformed')
    }
    case 'list':
      return z
        .array(shapeSchema(shape.of, 'whole'), WRONG_TYPE)
        .min(shape.minItems, 'too_few_items')
        .max(shape.maxItems, 'too_many_items')
    case 'object':
      return objectSchema(shape.fields, mode)
    case 'tags':
      return tagsSchema(mode)
    case 'selector':
      return mode === 'patch' ? z.looseObject({}, WRONG_TYPE) : SELECTOR_SCHEMA
  }
}

/** The model's own parser decides, and gives the canonical text. */
const textSchema = ({ pattern, parse }: TextFormat): z.ZodType =>
  z
    .string(WRONG_TYPE)
    .meta({ pattern })
    .transform((text, context) => {
      const parsed = parse(text)
      if (parsed.ok) return parsed.value
      const { code, detail, suggestion } = parsed.error
      context.addIssue({ code: 'custom', message: code, params: { detail, suggestion } })
      return z.NEVER
    })

/** Where the OpenAPI document has what a selector is; it contains itself. */
export const SELECTOR_REF = '#/components/schemas/Selector'

/** A patch is of a part; what it makes of the whole, the kind looks at. */
const SELECTOR_SCHEMA = z
  .unknown()
  .superRefine((value, context) => {
    for (const { path, code, detail, suggestion } of selectorErrors(value)) {
      const params = { detail, ...(suggestion === undefined ? {} : { suggestion }) }
      context.addIssue({ code: 'custom', message: code, path: [...path], params })
    }
  })
  .meta({ $ref: SELECTOR_REF })

function tagsSchema(mode: Mode): z.ZodType {
  const value = z.string(WRONG_TYPE).max(TAG_VALUE_LENGTH_MAX, 'too_long')
  return z
    .record(
      z.string().min(1, 'pattern_mismatch').max(TAG_KEY_LENGTH_MAX, 'too_long'),
      mode === 'patch' ? value.nullable() : value,
      { error: (issue) => (issue.code === 'invalid_key' ? 'too_long' : 'wrong_type') },
    )
    .refine((tags) => Object.keys(tags).length <= TAGS_MAX, 'too_many_items')
}

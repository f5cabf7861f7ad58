/**
 * The query of a request: every parameter known, given once, and of its shape. A parameter that
 * means nothing would be a wish that is not heard.
 *
 * @module
 */
import { nearest } from '../base/nearest.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { FieldError } from '../model/field.ts'
import type { FieldProblem, Problem } from '../model/problem.ts'
import { shapeSentence } from '../model/shape-sentence.ts'
import type { QueryParameter } from './endpoint.ts'
import { readText } from './schema/read-text.ts'

/** Values by name, as the shapes of their parameters have them. What was not sent is absent. */
export type Query = Readonly<Record<string, unknown>>

/** Nobody mends more at a time. */
const ERRORS_MAX = 100

export function parseQuery(
  known: readonly QueryParameter[],
  sent: URLSearchParams,
): Result<Query, Problem> {
  const errors: (FieldProblem & { readonly code: QueryCode })[] = []
  const query: Record<string, unknown> = {}
  for (const name of new Set(sent.keys())) {
    const parameter = known.find((one) => one.name === name)
    if (parameter === undefined) errors.push(unknown(name, known))
    else {
      const value = readValues(parameter, sent.getAll(name))
      if (value.ok) query[name] = value.value
      else errors.push(invalid(name, sent.get(name) ?? '', value.error))
    }
    if (errors.length === ERRORS_MAX) break
  }
  const [first] = errors
  return first === undefined
    ? ok(query)
    : fail({ code: first.code, detail: first.detail ?? '', errors })
}

type QueryCode = 'parameter_unknown' | 'parameter_invalid'

function readValues(
  { name, shape, form }: QueryParameter,
  texts: readonly string[],
): Result<unknown, FieldError> {
  const [text = '', ...more] = texts
  const isRepeated = more.length > 0 && form !== 'repeated'
  if (isRepeated) {
    return fail({
      code: 'parameter_invalid',
      detail: `\`${name}\` is given ${texts.length} times.`,
    })
  }
  if (shape.type !== 'list') return readText(name, shape, text)
  const parts = form === 'commas' ? text.split(',') : texts
  if (parts.length > shape.maxItems) {
    return fail({ code: 'parameter_invalid', detail: shapeSentence(name, shape) })
  }
  const values: unknown[] = []
  for (const part of parts) {
    const value = readText(name, shape.of, part)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

/** A wrong value is shown again, unless it is long. */
const VALUE_LENGTH_MAX = 256

const invalid = (parameter: string, text: string, { detail, suggestion }: FieldError) => ({
  parameter,
  code: 'parameter_invalid' as const,
  detail: detail.endsWith('.') ? detail : `\`${parameter}\`: ${detail}.`,
  ...(text.length <= VALUE_LENGTH_MAX ? { value: text } : {}),
  ...(suggestion === undefined ? {} : { suggestion }),
})

function unknown(name: string, known: readonly QueryParameter[]) {
  const shown = name.slice(0, VALUE_LENGTH_MAX)
  const [suggestion] = nearest(
    shown,
    known.map((one) => one.name),
  )
  const meant = suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`
  return {
    parameter: shown,
    code: 'parameter_unknown' as const,
    detail: `There is no parameter \`${shown}\`${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

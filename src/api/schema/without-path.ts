import { fail, ok, type Result } from '../../base/result.ts'
import { fieldsProblem } from '../../model/joined-problem.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import type { FieldProblem, Problem } from '../../model/problem.ts'
import { isSame } from '../../operation/write-problem.ts'

type Params = Readonly<Record<string, string>>

/** A body may repeat what the path says, and must not say anything else. */
export function withoutPath(kind: Kind, params: Params, body: unknown): Result<unknown, Problem> {
  const errors = contradictions(kind, params, body)
  return errors.length > 0 ? fail(fieldsProblem(errors)) : ok(bare(kind, body))
}

/** The same of each item of a list. */
export function itemsWithoutPath(
  kind: Kind,
  params: Params,
  body: unknown,
): Result<unknown, Problem> {
  if (!isObject(body) || !Array.isArray(body['items'])) return ok(body)
  const errors = body['items'].flatMap((item: unknown, i) =>
    contradictions(kind, params, item).map((error) => ({
      ...error,
      pointer: `/items/${i}${error.pointer}`,
    })),
  )
  if (errors.length > 0) return fail(fieldsProblem(errors))
  return ok({ ...body, items: body['items'].map((item) => bare(kind, item)) })
}

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

function contradictions(kind: Kind, params: Params, body: unknown): FieldProblem[] {
  if (!isObject(body)) return []
  const members = pathMembers(kind)
  return Object.entries(body)
    .filter(([name, value]) => members.includes(name) && !isSame(value, params[name]))
    .map(([name, value]) => ({
      pointer: `/${name}`,
      code: 'contradicts_path',
      detail: `The path says that \`${name}\` is ${params[name]}.`,
      value,
    }))
}

const bare = (kind: Kind, body: unknown): unknown =>
  isObject(body)
    ? Object.fromEntries(Object.entries(body).filter(([name]) => !pathMembers(kind).includes(name)))
    : body

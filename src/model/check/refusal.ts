import type { Blocking, FieldProblem, Problem, ProblemCode } from '../problem.ts'

/** What is to be said of one wrong member. */
interface Wrong {
  /** JSON pointer to it. */
  readonly pointer: string
  readonly detail: string
  readonly value?: unknown
  readonly suggestion?: unknown
  readonly bounds?: NonNullable<FieldProblem['bounds']>
  readonly blocking?: readonly Blocking[]
  readonly more?: Readonly<Record<string, unknown>>
}

export function refusal(code: ProblemCode, wrong: Wrong): Problem {
  const { blocking, more, ...said } = wrong
  return {
    code,
    detail: wrong.detail,
    errors: [{ code, ...said }],
    ...(blocking === undefined ? {} : { blocking }),
    ...(more === undefined ? {} : { more }),
  }
}

/** Somebody else holds what is asked for; `kind` and `with` say who. */
export const conflictWith = (rival: {
  readonly id: string
  readonly kind: string
}): Readonly<Record<string, unknown>> => ({ conflict: { with: rival.id, kind: rival.kind } })

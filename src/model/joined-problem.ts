/**
 * Several mistakes in one answer.
 *
 * @module
 */
import { type FieldProblem, PROBLEMS, type Problem, type ProblemCode } from './problem.ts'

/** Nobody mends more at a time, and a body of a mebibyte can be wrong a hundred thousand times. */
export const ERRORS_MAX = 100

/** The code of the one kind of mistake that was made, or `invalid_fields` where there are several. */
export function fieldsProblem(errors: readonly FieldProblem[]): Problem {
  const [first] = errors
  const isAlike = errors.every(({ code }) => code === first?.code)
  const code = isAlike && isProblemCode(first?.code) ? first.code : 'invalid_fields'
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return {
    code,
    detail: `${first?.detail ?? 'Some fields are wrong.'}${more}`,
    errors: errors.slice(0, ERRORS_MAX),
    ...(errors.length > ERRORS_MAX ? { more: { errorsTruncated: true } } : {}),
  }
}

const isProblemCode = (code: string | undefined): code is ProblemCode =>
  code !== undefined && Object.hasOwn(PROBLEMS, code)

/**
 * All that is wrong at once. What is wrong alone is told whole, with what belongs to its code; where
 * all are of one code, such as a limit that several items exceed, with that of the first.
 */
export function together(...problems: readonly (Problem | undefined)[]): Problem | undefined {
  const [first, ...others] = problems.filter((one) => one !== undefined)
  if (first === undefined || others.length === 0) return first
  const joined = fieldsProblem([first, ...others].flatMap((one) => errorsOf(one)))
  const isOne = others.every(({ code }) => code === first.code)
  return isOne && first.more !== undefined
    ? { ...joined, more: { ...first.more, ...joined.more } }
    : joined
}

/** The problem of a part of the body, seen from the whole: its pointers begin with `at`. */
export const problemAt = (at: string, problem: Problem): Problem => ({
  ...problem,
  errors: errorsOf(problem).map((error) => ({ ...error, pointer: `${at}${error.pointer ?? ''}` })),
})

const errorsOf = ({ code, detail, errors = [] }: Problem): readonly FieldProblem[] =>
  errors.length > 0 ? errors : [{ code, detail }]

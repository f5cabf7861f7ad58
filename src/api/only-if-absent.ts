import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'

type Json = Readonly<Record<string, unknown>>

/** `If-None-Match: *` on a creation (RFC 9110 §13.1.2): only if nobody of the kind has the name there. */
export function onlyIfAbsent(request: Request, input: Json): Result<boolean, Problem> {
  const header = request.headers.get('if-none-match')
  if (header === null) return ok(false)
  const isNamed = input['name'] !== undefined
  if (header.trim() === '*' && isNamed) return ok(true)
  const detail = isNamed
    ? 'If-None-Match of a creation is `*`: create it if nobody has the name.'
    : 'If-None-Match of a creation asks for the name, and the body has none.'
  return fail({
    code: 'header_invalid',
    detail,
    errors: [{ header: 'If-None-Match', code: 'header_invalid', detail }],
  })
}

/** A name that is taken is then no mistake, but the answer to the question. */
export function asPresence(problem: Problem): Problem {
  if (problem.code !== 'name_taken') return problem
  const { detail } = problem
  const errors = [{ header: 'If-None-Match', code: 'already_exists', detail }]
  return { ...problem, code: 'already_exists', errors }
}

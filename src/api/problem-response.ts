import { PROBLEMS, type Problem, type ProblemCode } from '../model/problem.ts'

const entryOf = (code: ProblemCode): (typeof PROBLEMS)[ProblemCode] & { retryable?: true } =>
  PROBLEMS[code]

/**
 * RFC 9457. The id of the request stands in the header of every answer and in the body of those
 * that the operator must hear of; a 404 has the same body whoever asks and whatever is missing.
 */
export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  const { status, title, retryable = false } = entryOf(problem.code)
  const { errors, blocking, suggestions, more, code, detail } = problem
  return {
    type: `/docs#problem-${code}`,
    title,
    status,
    code,
    detail,
    ...(status >= 500 ? { requestId } : {}),
    retryable,
    ...(errors === undefined ? {} : { errors }),
    ...(blocking === undefined ? {} : { blocking }),
    ...more,
    ...(suggestions === undefined ? {} : { suggestions }),
  }
}

const RETRY_AFTER_S = '1'

export function problemResponse(
  problem: Problem,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, retryable = false } = entryOf(problem.code)
  return new Response(JSON.stringify(problemBody(problem, requestId)), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryable ? { 'retry-after': RETRY_AFTER_S } : {}),
      ...challenge(problem),
      ...headers,
    },
  })
}

/** RFC 6750 §3. */
function challenge({ code, detail, more }: Problem): Record<string, string> {
  const quoted = (text: string): string => text.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '')
  switch (code) {
    case 'token_missing':
      return { 'www-authenticate': 'Bearer realm="weft"' }
    case 'token_invalid': {
      const why = `error="invalid_token", error_description="${quoted(detail)}"`
      return { 'www-authenticate': `Bearer realm="weft", ${why}` }
    }
    case 'scope_missing': {
      const why = `error="insufficient_scope", scope="${quoted(String(more?.['scope']))}"`
      return { 'www-authenticate': `Bearer realm="weft", ${why}` }
    }
    default:
      return {}
  }
}

import { nearest } from '../base/nearest.ts'
import type { FieldProblem, Problem } from '../model/problem.ts'
import type { Endpoint } from './endpoint.ts'

/** A parameter that means nothing would be a wish that is not heard, as `dryRun` on a real write. */
export function unknownParameter(endpoint: Endpoint, query: URLSearchParams): Problem | undefined {
  const known = (endpoint.query ?? []).map(({ name }) => name)
  const errors = [...new Set(query.keys())]
    .filter((name) => !known.includes(name))
    .map((name): FieldProblem & { detail: string } => {
      const [suggestion] = nearest(name, known)
      const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`
      const detail = `There is no parameter \`${name}\`${meant || '.'}`
      const hint = suggestion === undefined ? {} : { suggestion }
      return { parameter: name, code: 'parameter_unknown', detail, ...hint }
    })
  const [first] = errors
  return first && { code: 'parameter_unknown', detail: first.detail, errors }
}

/**
 * The request as it was probably meant: with what its errors suggest.
 *
 * @module
 */
import type { FieldProblem, Problem, Suggestion } from '../model/problem.ts'

type Json = Readonly<Record<string, unknown>>

/** More is not sent back only to be sent again. */
const BODY_LENGTH_MAX = 16 * 1024

/** With the body put right, where each of its errors says how. A dry run is told what the real thing is. */
export function withCorrectedBody(problem: Problem, request: Request, body: unknown): Problem {
  const { errors = [], more } = problem
  const isWhole = errors.length > 0 && more?.['errorsTruncated'] !== true
  if (!isWhole || JSON.stringify(body).length > BODY_LENGTH_MAX) return problem
  const corrected = errors.reduce<unknown>(
    (whole, error) => whole && put(whole, error),
    structuredClone(body),
  )
  if (corrected === undefined) return problem
  const method = request.method as Suggestion['method']
  const title = 'Send what was probably meant'
  const href = hrefWithout(request, 'dryRun')
  return { ...problem, suggestions: [{ title, method, href, body: corrected }] }
}

/** Path and query of the request, but for one parameter. */
function hrefWithout(request: Request, parameter: string): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete(parameter)
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/** Changes `whole`, which is a copy; undefined: the error does not say how. */
function put(whole: unknown, { pointer = '', code, suggestion }: FieldProblem): unknown {
  const steps = pointer.split('/').slice(1).map(unescaped)
  const last = steps.pop()
  const home = steps.reduce<unknown>((value, step) => (value as Json | undefined)?.[step], whole)
  if (suggestion === undefined || last === undefined) return undefined
  if (typeof home !== 'object' || home === null) return undefined
  const members = home as Record<string, unknown>
  if (code !== 'unknown_field') members[last] = suggestion
  else if (Object.hasOwn(members, String(suggestion))) return undefined
  else {
    members[String(suggestion)] = members[last]
    delete members[last]
  }
  return whole
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** With the query put right; of reads alone, since nothing else is asked without a body. */
export function withCorrectedQuery(problem: Problem, request: Request): Problem {
  const { errors = [] } = problem
  const isSure = errors.length > 0 && errors.every(({ suggestion }) => suggestion !== undefined)
  if (request.method !== 'GET' || !isSure) return problem
  const { pathname, searchParams } = new URL(request.url)
  for (const { parameter = '', code, suggestion } of errors) {
    const value = searchParams.get(parameter) ?? ''
    if (code === 'parameter_unknown') {
      searchParams.delete(parameter)
      searchParams.set(String(suggestion), value)
    } else if (value.includes(',')) return problem
    else searchParams.set(parameter, String(suggestion))
  }
  const href = `${pathname}?${searchParams}`
  return {
    ...problem,
    suggestions: [{ title: 'Ask what was probably meant', method: 'GET', href }],
  }
}

/** Of a list that cannot be gone on with. */
export const withFirstPage = (problem: Problem, request: Request): Problem => ({
  ...problem,
  suggestions: [{ title: 'Begin again', method: 'GET', href: hrefWithout(request, 'pageToken') }],
})

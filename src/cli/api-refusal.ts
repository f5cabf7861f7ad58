/**
 * What the API or the way to it said no with, as a command says it.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import { type Suggestion, WeftError, WeftNoAnswer, WeftUnknownOutcome } from '../sdk/index.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { commandOf } from './kind/command-text.ts'
import type { Refusal } from './refusal.ts'

/** How a member of a request is called on the command line; absent: by its JSON pointer. */
export type MemberName = (pointer: string) => string

/** The value of a call, or why there is none. */
export async function asked<T>(
  call: PromiseLike<T>,
  nameOf?: MemberName,
): Promise<Result<T, Refusal>> {
  try {
    return ok(await call)
  } catch (error) {
    return fail(apiRefusal(error, nameOf))
  }
}

function apiRefusal(error: unknown, nameOf: MemberName = (pointer) => pointer): Refusal {
  if (error instanceof WeftUnknownOutcome) {
    const lines = [error.message, 'look whether it is there before you do it again']
    return { exitCode: EXIT.unknown, lines }
  }
  if (error instanceof WeftNoAnswer) return { exitCode: EXIT.input, lines: [error.message] }
  if (!(error instanceof WeftError)) throw error
  return { exitCode: exitCodeOf(error), lines: problemLines(error, nameOf) }
}

/** What was asked wrongly is wrong usage; that we may not, or that it is in the way, is not. */
const exitCodeOf = ({ status }: WeftError): ExitCode =>
  status === 400 || status === 422 ? EXIT.usage : EXIT.input

const BLOCKING_SHOWN_MAX = 10

function problemLines(error: WeftError, nameOf: MemberName): string[] {
  const { problem, errors, blocking, requestId } = error
  const wrong = errors.map(({ pointer, parameter, header, detail, suggestion }) => {
    const name = pointer === undefined ? (parameter ?? header ?? '') : nameOf(pointer)
    const hint = suggestion === undefined ? '' : ` (${JSON.stringify(suggestion)} would do)`
    return `  ${name}: ${detail}${hint}`
  })
  const [only] = errors
  const isSaidAgain = errors.length === 1 && only?.detail === problem.detail
  const shown = blocking.slice(0, BLOCKING_SHOWN_MAX)
  const more = blocking.length - shown.length
  return [
    isSaidAgain ? problem.title : `${problem.title}: ${problem.detail}`,
    ...wrong,
    ...shown.map(({ kind, id, name, relation }) => `  ${kind} ${name ?? id}, by ${relation}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...suggestionLines(problem.suggestions ?? []),
    ...(problem.status >= 500 ? [`request ${requestId}`] : []),
  ]
}

/** Requests as commands that can be typed; of names and ids, those that may have been meant. */
function suggestionLines(suggestions: readonly unknown[]): string[] {
  const requests = suggestions.filter(isRequest)
  const others = suggestions.filter((one) => typeof one === 'string')
  return [
    ...requests.flatMap((one) => [`${one.title}:`, `  ${commandOf(one)}`]),
    ...(others.length === 0 ? [] : [`did you mean one of these? ${others.join(', ')}`]),
  ]
}

const isRequest = (suggestion: unknown): suggestion is Suggestion =>
  typeof suggestion === 'object' && suggestion !== null && 'href' in suggestion

/**
 * What came of one attempt, and what that says about the request.
 *
 * @module
 */
import { type ProblemBody, WeftError } from './error.ts'
import type { Answer } from './options.ts'
import { retryAfterMs } from './pacing.ts'

/**
 * `none`: neither this attempt nor an earlier one took effect. `notHere`: this one did not, which
 * says nothing of earlier ones. `unknown`: it may have, or may yet.
 */
export type Effect = 'none' | 'notHere' | 'unknown'

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer<unknown> }
  | {
      readonly kind: 'failed'
      readonly error: unknown
      /** Sent again, it may succeed. */
      readonly mayRetry: boolean
      readonly effect: Effect
      readonly retryAfterMs: number
    }

export type Failure = Extract<Outcome, { readonly kind: 'failed' }>

/** Nothing came back, or only a part. */
export const noAnswer = (error: unknown): Failure => ({
  kind: 'failed',
  error,
  mayRetry: true,
  effect: 'unknown',
  retryAfterMs: 0,
})

/** It was not even sent. */
export const notSent = (error: unknown): Failure => ({
  kind: 'failed',
  error,
  mayRetry: false,
  effect: 'notHere',
  retryAfterMs: 0,
})

interface Asked {
  readonly operation: string
  readonly requestId: string
  readonly nowMs: number
}

export function outcomeOf(response: Response, text: string, asked: Asked): Outcome {
  const { status, headers } = response
  const requestId = headers.get('x-request-id') ?? asked.requestId
  const json = parsed(text)
  const isRead = response.ok ? text === '' || json !== undefined : status === 304
  if (isRead) {
    const etag = headers.get('etag')
    const answer: Answer<unknown> = {
      data: json,
      status,
      requestId,
      isReplayed: headers.get('idempotency-replayed') === 'true',
      headers,
      ...(etag === null ? {} : { etag }),
    }
    return { kind: 'answered', answer }
  }
  const problem = isProblem(json) ? json : unreadable(response, text)
  return {
    kind: 'failed',
    error: new WeftError(problem, asked.operation, requestId),
    mayRetry: problem.retryable ?? mayComeBack(status),
    effect: effectOf(problem),
    retryAfterMs: retryAfterMs(headers.get('retry-after'), asked.nowMs),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isProblem = (json: unknown): json is ProblemBody =>
  typeof json === 'object' && json !== null && 'code' in json && 'title' in json

/** An answer that is none of ours: a proxy on the way, or another server. */
const unreadable = ({ status, statusText }: Response, text: string): ProblemBody => ({
  title: 'The answer is not one of Weft',
  status,
  code: 'unreadable_answer',
  detail: [status, statusText, text.slice(0, 200)].filter(Boolean).join(' '),
})

const mayComeBack = (status: number): boolean =>
  status === 408 || status === 429 || status === 502 || status === 503 || status === 504

/** Refusals of a server that has not looked at the request itself. */
const UNREAD = [401, 403, 408, 429]
const UNREAD_CODES = ['configuration_invalid', 'keys_unavailable']

/** Who asks is looked at before the key of the request, and so before what became of its twins. */
function effectOf({ status, code }: ProblemBody): Effect {
  if (UNREAD.includes(status) || UNREAD_CODES.includes(code)) return 'notHere'
  return status < 500 ? 'none' : 'unknown'
}

/**
 * What can go wrong with a call, one class for each thing that the caller would do about it.
 *
 * @module
 */
import type { Blocking, FieldProblem, ProblemCode } from '../model/problem.ts'
import type { Versions } from './options.ts'

/** A request that would help, as the API suggests it. */
export interface Suggestion {
  readonly title: string
  readonly method: string
  readonly href: string
  readonly body?: unknown
}

/** RFC 9457, as the API answers it. */
export interface ProblemBody {
  readonly type?: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode | 'unreadable_answer'
  readonly detail: string
  readonly retryable?: boolean
  /** Every wrong member of the request. */
  readonly errors?: readonly FieldProblem[]
  /** Who depends on what was to be deleted. */
  readonly blocking?: readonly Blocking[]
  readonly suggestions?: readonly Suggestion[]
  /** Members of single codes, such as `limit` and `conflict`. */
  readonly [member: string]: unknown
}

/** The API has refused the request, which had no effect; `code` says why. */
export class WeftError extends Error {
  override readonly name = 'WeftError'
  readonly problem: ProblemBody
  readonly operation: string
  readonly requestId: string

  constructor(problem: ProblemBody, operation: string, requestId: string) {
    super(`${problem.title}: ${problem.detail} (${problem.code}, request ${requestId})`)
    this.problem = problem
    this.operation = operation
    this.requestId = requestId
  }

  get code(): ProblemBody['code'] {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
  get detail(): string {
    return this.problem.detail
  }
  get errors(): readonly FieldProblem[] {
    return this.problem.errors ?? []
  }
  get blocking(): readonly Blocking[] {
    return this.problem.blocking ?? []
  }
  get suggestions(): readonly Suggestion[] {
    return this.problem.suggestions ?? []
  }
  /** True: the same request may succeed later without anybody changing anything. */
  get isRetryable(): boolean {
    return this.problem.retryable === true
  }
}

/** Node's fetch hides why behind `fetch failed`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message
}

/** A read got no answer, however often it was asked. Writes end in {@link WeftUnknownOutcome} instead. */
export class WeftNoAnswer extends Error {
  override readonly name = 'WeftNoAnswer'
  readonly operation: string
  readonly requestId: string

  constructor({ operation, requestId, from }: Unanswered, cause: unknown) {
    super(`${operation} got no answer from ${from}: ${reasonOf(cause)}`, { cause })
    this.operation = operation
    this.requestId = requestId
  }
}

interface Unanswered {
  readonly operation: string
  readonly requestId: string
  /** Who was asked. */
  readonly from: string
}

/** The answers that came are about an older network than `minVersion` wants. */
export class WeftStaleAnswer extends Error {
  override readonly name = 'WeftStaleAnswer'
  readonly wanted: Versions
  readonly found: Versions

  constructor(wanted: Versions, found: Versions) {
    super(`wanted versions ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`)
    this.wanted = wanted
    this.found = found
  }
}

/** A write as it was sent, without the token: plain JSON, to be kept where a crash does not reach it. */
export interface SentRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * A write whose effect nobody has seen: it may have happened, or not, or be about to happen. Sending
 * it anew as another call might do it twice; `settle` sends the same with the same key, so that it
 * happens once, and gives the answer that the first one would have got.
 */
export class WeftUnknownOutcome extends Error {
  override readonly name = 'WeftUnknownOutcome'
  readonly request: SentRequest
  readonly idempotencyKey: string
  readonly requestId: string
  readonly settle: () => Promise<unknown>

  constructor(
    request: SentRequest,
    { requestId, cause, settle }: Pick<WeftUnknownOutcome, 'requestId' | 'cause' | 'settle'>,
  ) {
    super(`${request.operation} may have taken effect or not: ${reasonOf(cause)}`, { cause })
    this.request = request
    this.idempotencyKey = request.headers['idempotency-key'] ?? ''
    this.requestId = requestId
    this.settle = settle
  }
}

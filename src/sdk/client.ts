/**
 * Sends a request until there is an answer, or no more time.
 *
 * A write is repeated only with its idempotency key and its bytes, so that it takes effect once.
 *
 * @module
 */
import {
  type SentRequest,
  WeftError,
  WeftNoAnswer,
  WeftStaleAnswer,
  WeftUnknownOutcome,
} from './error.ts'
import type { Answer, CallOptions, VersionOptions, Versions, WeftOptions } from './options.ts'
import { type Failure, noAnswer, notSent, type Outcome, outcomeOf } from './outcome.ts'
import { pauseMs, platformPacing } from './pacing.ts'
import { isBehind, latest, versionsIn } from './versions.ts'

const TIMEOUT_MS = 30_000
const DEFAULTS = { attemptsMax: 5, budgetMs: 120_000 }

export class Client {
  readonly #options: WeftOptions
  /** Highest version of each chain that an answer was about: no later answer may be about less. */
  #seen: Versions = {}

  constructor(options: WeftOptions) {
    this.#options = options
  }

  get seen(): Versions {
    return this.#seen
  }

  async send(request: SentRequest, given: CallOptions & VersionOptions): Promise<Answer<unknown>> {
    const { attemptsMax, budgetMs } = { ...DEFAULTS, ...this.#options, ...given }
    const { nowMs, random, pause } = this.#options.pacing ?? platformPacing
    const deadlineMs = nowMs() + budgetMs
    const wanted = latest(this.#seen, given.minVersion ?? {})
    const base = crypto.randomUUID()
    let doubt: unknown
    for (let attempt = 1; ; attempt++) {
      const requestId = `${base}.${attempt}`
      const tried = await this.#attempt(request, given, { attempt, requestId })
      const outcome = this.#aged(tried, wanted)
      if (outcome.kind === 'answered') return outcome.answer
      if (outcome.effect === 'none') doubt = undefined
      if (outcome.effect === 'unknown') doubt ??= outcome.error
      const ended = { outcome, doubt, requestId, given }
      const waitMs = pauseMs(attempt, outcome.retryAfterMs, random())
      const isOver = attempt >= attemptsMax || nowMs() + waitMs > deadlineMs
      if (!outcome.mayRetry || isOver) throw this.#verdict(request, ended)
      try {
        await pause(waitMs, given.signal)
      } catch (error) {
        throw this.#verdict(request, { ...ended, outcome: notSent(error) })
      }
    }
  }

  async #attempt(request: SentRequest, given: CallOptions, told: Told): Promise<Outcome> {
    const { token, fetch: send = fetch, pacing = platformPacing } = this.#options
    const { operation, method, path, body } = request
    const url = new URL(path, this.#options.url)
    try {
      given.signal?.throwIfAborted()
      const bearer = typeof token === 'string' ? token : await token()
      this.#options.onAttempt?.({ operation, method, url: url.href, ...told })
      const sent = send(url, {
        method,
        headers: this.#headers(request, given, { bearer, ...told }),
        signal: this.#signal(given),
        ...(body === undefined ? {} : { body }),
      })
      return await sent
        .then(async (response) => {
          const text = await response.text()
          const { requestId } = told
          return outcomeOf(response, text, { operation, requestId, nowMs: pacing.nowMs() })
        })
        .catch((error) => noAnswer(error))
    } catch (error) {
      return notSent(error)
    }
  }

  #headers({ headers }: SentRequest, given: CallOptions, { bearer, requestId }: Told & Bearer) {
    return {
      accept: 'application/json, application/problem+json',
      'x-request-id': requestId,
      ...this.#options.headers,
      ...given.headers,
      ...headers,
      authorization: `Bearer ${bearer}`,
    }
  }

  #signal({ signal, timeoutMs = this.#options.timeoutMs }: CallOptions): AbortSignal {
    const timeout = AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS)
    return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  }

  /** An answer about an older network than the caller knows is no answer yet. */
  #aged(outcome: Outcome, wanted: Versions): Outcome {
    if (outcome.kind === 'failed') return outcome
    const versions = versionsIn(outcome.answer.data)
    if (versions === undefined) return outcome
    this.#seen = latest(this.#seen, versions)
    if (isBehind(versions, wanted)) return noAnswer(new WeftStaleAnswer(wanted, versions))
    return { kind: 'answered', answer: { ...outcome.answer, versions } }
  }

  #verdict(request: SentRequest, { outcome, doubt, requestId, given }: Ended): unknown {
    const { error } = outcome
    const isWrite = request.headers['idempotency-key'] !== undefined
    if (isWrite && doubt !== undefined) {
      const { signal: _over, ...again } = given
      const settle = async () => (await this.send(request, again)).data
      return new WeftUnknownOutcome(request, { requestId, cause: error, settle })
    }
    const isOurs = error instanceof WeftError || error instanceof WeftStaleAnswer
    if (isOurs || outcome.effect !== 'unknown' || given.signal?.aborted) return error
    const { host: from } = new URL(this.#options.url)
    return new WeftNoAnswer({ operation: request.operation, requestId, from }, error)
  }
}

interface Told {
  readonly attempt: number
  readonly requestId: string
}

interface Bearer {
  readonly bearer: string
}

interface Ended {
  readonly outcome: Failure
  /** What came of an attempt that may have taken effect, if no answer since has told. */
  readonly doubt: unknown
  readonly requestId: string
  readonly given: CallOptions
}

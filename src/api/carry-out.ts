/**
 * What every write has in common, whatever it does: an answer that is kept under its Idempotency-Key,
 * and a dry run that stops before the last step.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import { type WriteRequest, write } from '../operation/write.ts'
import { type Answer, answered } from './answer.ts'
import type { Exchange } from './endpoint.ts'
import { findReplay, type IdempotencyKey, KEPT_MS, parseKey, replay } from './idempotency.ts'
import { isDryRun } from './write-parameters.ts'

export interface Task<O> extends Pick<WriteRequest<O>, 'operation' | 'subject' | 'decide'> {
  /** All that the body asks, as it was read. */
  readonly input: unknown
  answer(outcome: O): Answer
}

export async function carryOut<O>(
  exchange: Exchange,
  task: Task<O>,
): Promise<Result<Response, Problem>> {
  const key = await parseKey(exchange, task.input)
  return key.ok ? carryOutUnder(key.value, exchange, task) : key
}

/** The same where one request makes several writes, each of which has a key of its own. */
export async function carryOutUnder<O>(
  key: IdempotencyKey | undefined,
  exchange: Exchange,
  task: Task<O>,
): Promise<Result<Response, Problem>> {
  const { context } = exchange
  const before = await findReplay(context, key)
  if (!before.ok || before.value !== undefined) return before as Result<Response, Problem>
  const isDry = isDryRun(exchange.query)
  const { operation, subject } = task
  const record = recordOf(task, key, context.fresh.nowMs + KEPT_MS)
  const written = await write(context, {
    operation,
    subject,
    isDry,
    decide: (view, chance) => task.decide(view, chance),
    ...(record === undefined ? {} : { record }),
  })
  if (!written.ok) {
    // A twin of this request may have been quicker, so that ours finds its own effect in the way.
    const twin = await findReplay(context, key)
    return twin.ok && twin.value !== undefined ? ok(twin.value) : written
  }
  if (written.value.kind === 'recorded') return replay(written.value.record, key)
  return ok(answered(task.answer(written.value.outcome)))
}

function recordOf<O>(
  task: Task<O>,
  key: IdempotencyKey | undefined,
  expiresAtMs: number,
): WriteRequest<O>['record'] {
  if (key === undefined) return undefined
  return (outcome) => ({ ...key, ...task.answer(outcome), expiresAtMs })
}

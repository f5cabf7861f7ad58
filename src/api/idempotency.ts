/**
 * The Idempotency-Key of a write (draft-ietf-httpapi-idempotency-key-header).
 *
 * The answer is stored in the transaction of its effect; whoever repeats the request gets the same
 * bytes. Refused requests are not stored: they had no effect, and may be mended and sent again.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import type { Context } from '../operation/context.ts'
import { storeProblem } from '../operation/store-problem.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { IdempotencyRecord } from '../store/store.ts'
import { answered } from './answer.ts'
import type { Exchange } from './endpoint.ts'

/** How long a repetition gets the stored answer. */
export const KEPT_MS = 24 * 60 * 60 * 1000

export interface IdempotencyKey {
  /** Of one principal: what others call their requests does not matter. */
  readonly key: string
  /** Stands for all that the request asks. */
  readonly fingerprint: string
}

/** A bare word or a quoted text of at most 255 visible characters. */
const KEY = /^(?:"([\x21\x23-\x7e ]{1,255})"|([\x21\x23-\x7e]{1,255}))$/

export async function parseKey(
  { request, query, context }: Exchange,
  body: unknown,
): Promise<Result<IdempotencyKey | undefined, Problem>> {
  const header = request.headers.get('idempotency-key')
  if (header === null) return ok(undefined)
  const [, quoted, bare] = KEY.exec(header) ?? []
  const given = quoted ?? bare
  if (given === undefined) {
    const detail = 'Idempotency-Key is a text of 1 to 255 visible ASCII characters.'
    const errors = [{ header: 'Idempotency-Key', code: 'header_invalid', detail }]
    return fail({ code: 'header_invalid', detail, errors })
  }
  const { pathname } = new URL(request.url)
  const { dryRun: _isRehearsal, ...wishes } = query
  const asked = [request.method, pathname, wishes, body ?? null, ...conditionsOf(request)]
  const { subject } = context.principal
  return ok({ key: `${subject}\n${given}`, fingerprint: await sha256(canonicalJson(asked)) })
}

const conditionsOf = ({ headers }: Request) => [
  headers.get('if-match'),
  headers.get('if-none-match'),
]

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** The stored answer, if the same request was answered before. */
export async function findReplay(
  { store, principal, fresh }: Context,
  key: IdempotencyKey | undefined,
): Promise<Result<Response | undefined, Problem>> {
  if (key === undefined) return ok(undefined)
  const found = await store.idempotency(principal.scope, key.key, fresh.nowMs)
  if (!found.ok) return fail(storeProblem(found.error))
  return found.value === undefined ? ok(undefined) : replay(found.value, key)
}

export function replay(
  record: IdempotencyRecord,
  key: IdempotencyKey | undefined,
): Result<Response, Problem> {
  if (record.fingerprint !== key?.fingerprint) {
    const detail = 'This Idempotency-Key came with another request before; its answer is not yours.'
    return fail({ code: 'idempotency_key_reused', detail })
  }
  const { status, headers, body } = record
  return ok(answered({ status, headers: { ...headers, 'idempotency-replayed': 'true' }, body }))
}

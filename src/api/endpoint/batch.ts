/**
 * Several vNICs by one request.
 *
 * Together they are one transaction. Each for itself they are made in turns of as many as a transaction
 * has room for; every turn keeps its own answer under the Idempotency-Key of the request, so that
 * whoever repeats a request that broke off goes on where it stopped, and makes nothing twice.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import { vnic } from '../../model/kind/vnic.ts'
import { collectionPath, pathOf } from '../../model/kind-path.ts'
import { SPECIAL_OPERATIONS } from '../../model/operations.ts'
import type { Problem } from '../../model/problem.ts'
import { decideTogether, decideTurn, type ManyIntent } from '../../operation/decide.ts'
import type { Made } from '../../operation/generic/create-many.ts'
import { isPossible, NOT_FOUND } from '../../operation/read.ts'
import type { Subject } from '../../operation/reads.ts'
import { viewAfter } from '../../operation/view.ts'
import type { StoredResource } from '../../store/chain.ts'
import type { Answer } from '../answer.ts'
import { carryOut, carryOutUnder } from '../carry-out.ts'
import { type Exchange, json } from '../endpoint.ts'
import { type IdempotencyKey, parseKey } from '../idempotency.ts'
import { placeOf } from '../place-of.ts'
import { problemBody, problemResponse } from '../problem-response.ts'
import { readJson } from '../read-json.ts'
import { batchShape } from '../schema/body-schema.ts'
import { parseBody } from '../schema/parse-body.ts'
import { itemsWithoutPath } from '../schema/without-path.ts'
import { isDryRun } from '../write-parameters.ts'
import { CREATE_TYPES } from './write.ts'

type Json = Readonly<Record<string, unknown>>

const OPERATION = SPECIAL_OPERATIONS.createVnicBatch.id

/** What is said of one item: the vNIC, or why there is none. */
interface ItemAnswer {
  readonly status: number
  readonly resource?: StoredResource
  readonly problem?: Json
}

export async function handleVnicBatch(exchange: Exchange): Promise<Response> {
  const answered = await batchIn(exchange)
  return answered.ok ? answered.value : problemResponse(answered.error, exchange.context.requestId)
}

async function batchIn(exchange: Exchange): Promise<Result<Response, Problem>> {
  const { request, params } = exchange
  const place = placeOf(vnic, params)
  if (!isPossible(place)) return fail(NOT_FOUND)
  const body = await readJson(request, CREATE_TYPES)
  if (!body.ok) return body
  const own = itemsWithoutPath(vnic, params, body.value)
  if (!own.ok) return own
  const input = parseBody(batchShape(vnic), own.value)
  if (!input.ok) return input
  const { items, atomic } = input.value as { items: readonly Json[]; atomic?: boolean }
  const batch = {
    intent: { place, items: items.map((item) => ({ vpcId: place.vpcId, ...item })) },
    input: input.value,
  }
  return atomic === true ? together(exchange, batch) : inTurns(exchange, batch)
}

interface Batch {
  readonly intent: ManyIntent
  readonly input: unknown
}

const subjectOf = ({ place: { kind, vpcId = '' }, items }: ManyIntent): Subject => ({
  kind,
  action: 'create',
  vpcId,
  input: {},
  items,
})

function together(
  exchange: Exchange,
  { intent, input }: Batch,
): Promise<Result<Response, Problem>> {
  const location = pathOf(collectionPath(vnic), exchange.params)
  return carryOut(exchange, {
    operation: OPERATION,
    subject: subjectOf(intent),
    input,
    decide: (view, chance) => decideTogether(view, intent, chance),
    answer: (items): Answer => ({
      status: 201,
      headers: { 'content-type': 'application/json', location },
      body: JSON.stringify({ items }),
    }),
  })
}

async function inTurns(exchange: Exchange, batch: Batch): Promise<Result<Response, Problem>> {
  const key = await parseKey(exchange, batch.input)
  if (!key.ok) return key
  const { items } = batch.intent
  const answers: ItemAnswer[] = []
  const replayed: (string | null)[] = []
  while (answers.length < items.length) {
    const turn = { batch, answers, key: turnKey(key.value, replayed.length) }
    const done = await takeTurn(exchange, turn)
    if (!done.ok && answers.length === 0) return done
    if (!done.ok) {
      answers.push(...items.slice(answers.length).map(() => refusedAs(exchange, done.error)))
      break
    }
    answers.push(...((await done.value.json()) as readonly ItemAnswer[]))
    replayed.push(done.value.headers.get('idempotency-replayed'))
  }
  const isReplayed = replayed.length > 0 && replayed.every((one) => one !== null)
  return ok(json({ items: answers }, 207, isReplayed ? { 'idempotency-replayed': 'true' } : {}))
}

const turnKey = (key: IdempotencyKey | undefined, turn: number): IdempotencyKey | undefined =>
  key && { ...key, key: `${key.key}\nturn ${turn}` }

interface Turn {
  readonly batch: Batch
  /** Of the items before this turn. */
  readonly answers: readonly ItemAnswer[]
  readonly key: IdempotencyKey | undefined
}

/** A rehearsal stores nothing, so that each turn is told what those before it would have made. */
function takeTurn(
  exchange: Exchange,
  { batch, answers, key }: Turn,
): Promise<Result<Response, Problem>> {
  const { place, items } = batch.intent
  const intent = { place, items: items.slice(answers.length) }
  const puts = isDryRun(exchange.query) ? answers.flatMap(({ resource }) => resource ?? []) : []
  return carryOutUnder(key, exchange, {
    operation: OPERATION,
    subject: subjectOf(intent),
    input: batch.input,
    decide: (view, chance) =>
      decideTurn(puts.length === 0 ? view : viewAfter(view, { puts, deletes: [] }), intent, chance),
    answer: (made): Answer => ({
      status: 207,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(made.map((one) => itemAnswer(exchange, one))),
    }),
  })
}

const itemAnswer = (exchange: Exchange, made: Made): ItemAnswer =>
  made.ok ? { status: 201, resource: made.value } : refusedAs(exchange, made.error)

function refusedAs({ context }: Exchange, problem: Problem): ItemAnswer {
  const body = problemBody(problem, context.requestId)
  return { status: Number(body['status']), problem: body }
}

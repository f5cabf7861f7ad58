/**
 * The endpoints that change something: create, update and delete of every kind.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { itemPath, pathOf } from '../../model/kind-path.ts'
import type { Problem } from '../../model/problem.ts'
import { decide, type Intent } from '../../operation/decide.ts'
import { isPossible, NOT_FOUND, type Place } from '../../operation/read.ts'
import type { StoredResource } from '../../store/chain.ts'
import type { Answer } from '../answer.ts'
import { carryOut } from '../carry-out.ts'
import { etagOf, wantedRevisions } from '../conditional.ts'
import { withCorrectedBody } from '../correction.ts'
import type { Exchange } from '../endpoint.ts'
import { asPresence, onlyIfAbsent } from '../only-if-absent.ts'
import { placeOf } from '../place-of.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-json.ts'
import { creationShape, patchShape } from '../schema/body-schema.ts'
import { parseBody } from '../schema/parse-body.ts'
import { withoutPath } from '../schema/without-path.ts'
import { departFrom, wayOf } from './departure.ts'

type Json = Readonly<Record<string, unknown>>

export const CREATE_TYPES = ['application/json']
export const PATCH_TYPES = ['application/merge-patch+json', 'application/json']

export interface WriteEndpoint {
  readonly operationId: string
  readonly action: Intent['action']
  readonly kind: Kind
}

export async function handleWrite(
  { operationId, action, kind }: WriteEndpoint,
  exchange: Exchange,
): Promise<Response> {
  const { request, params, context } = exchange
  const refuse = (problem: Problem) => problemResponse(problem, context.requestId)
  const place = placeOf(kind, params)
  if (!isPossible(place)) return refuse(NOT_FOUND)
  const way = wayOf(exchange.query)
  if (!way.ok) return refuse(way.error)
  if (way.value !== undefined) {
    const departed = await departFrom({ operationId, kind, way: way.value }, exchange)
    return departed.ok ? departed.value : refuse(departed.error)
  }
  const input = await readInput({ operationId, action, kind }, request, params)
  if (!input.ok) return refuse(input.error)
  const ifAbsent = action === 'create' ? onlyIfAbsent(request, input.value) : ok(false)
  if (!ifAbsent.ok) return refuse(ifAbsent.error)
  const revisions = wantedRevisions(request)
  const intent: Intent = {
    action,
    place,
    input: input.value,
    ...(revisions === undefined ? {} : { ifRevisions: revisions }),
  }
  const done = await carryOut(exchange, {
    operation: operationId,
    subject: subjectOf(intent),
    input: input.value,
    decide: (view, chance) => decide(view, intent, chance),
    answer: (outcome) => answerTo(action, place, params, outcome),
  })
  if (done.ok) return done.value
  return refuse(ifAbsent.value ? asPresence(done.error) : done.error)
}

const subjectOf = ({ action, place, input }: Intent) => ({
  kind: place.kind,
  action,
  input,
  ...(place.id === undefined ? {} : { id: place.id }),
  ...(place.vpcId === undefined ? {} : { vpcId: place.vpcId }),
})

function answerTo(
  action: Intent['action'],
  { kind }: Place,
  params: Readonly<Record<string, string>>,
  outcome: StoredResource | undefined,
): Answer {
  if (outcome === undefined) return { status: 204, headers: {}, body: '' }
  const path = pathOf(itemPath(kind), { ...params, [`${kind.name}Id`]: outcome.id })
  return {
    status: action === 'create' ? 201 : 200,
    headers: {
      'content-type': 'application/json',
      etag: etagOf(outcome),
      ...(action === 'create' ? { location: path } : {}),
    },
    body: JSON.stringify(outcome),
  }
}

async function readInput(
  { action, kind }: WriteEndpoint,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Result<Json, Problem>> {
  if (action === 'delete') return ok({})
  const body = await readJson(request, action === 'create' ? CREATE_TYPES : PATCH_TYPES)
  if (!body.ok) return body
  const corrected = (problem: Problem, sent: unknown) =>
    fail(withCorrectedBody(problem, request, sent))
  if (action === 'update') {
    const patch = parseBody(patchShape(kind), body.value)
    return patch.ok ? patch : corrected(patch.error, body.value)
  }
  const own = withoutPath(kind, params, body.value)
  if (!own.ok) return own
  const input = parseBody(creationShape(kind), own.value)
  if (!input.ok) return corrected(input.error, own.value)
  const path = Object.fromEntries(pathMembers(kind).map((name) => [name, params[name]]))
  return ok({ ...path, ...input.value })
}

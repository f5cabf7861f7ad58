/**
 * The endpoints that write all children of a parent at once.
 *
 * @module
 */
import { fail, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { itemPath, pathOf } from '../../model/kind-path.ts'
import type { Problem } from '../../model/problem.ts'
import { decideReplacement } from '../../operation/decide.ts'
import type { Replaced } from '../../operation/generic/replace.ts'
import { isPossible, NOT_FOUND } from '../../operation/read.ts'
import type { Answer } from '../answer.ts'
import { carryOut } from '../carry-out.ts'
import { etagOf, wantedRevisions } from '../conditional.ts'
import { withCorrectedBody } from '../correction.ts'
import type { Exchange } from '../endpoint.ts'
import { placeOf } from '../place-of.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-json.ts'
import { replacementShape } from '../schema/body-schema.ts'
import { parseBody } from '../schema/parse-body.ts'
import { itemsWithoutPath } from '../schema/without-path.ts'
import { CREATE_TYPES } from './write.ts'

type Json = Readonly<Record<string, unknown>>

export async function handleReplace(
  operationId: string,
  kind: Kind,
  exchange: Exchange,
): Promise<Response> {
  const replaced = await replaceIn(operationId, kind, exchange)
  return replaced.ok ? replaced.value : problemResponse(replaced.error, exchange.context.requestId)
}

async function replaceIn(
  operation: string,
  kind: Kind,
  exchange: Exchange,
): Promise<Result<Response, Problem>> {
  const { request, params } = exchange
  const place = placeOf(kind, params)
  if (!isPossible(place)) return fail(NOT_FOUND)
  if (!request.headers.has('if-match')) return fail(unseenProblem(kind, params))
  const input = await readItems(kind, request, params)
  if (!input.ok) return input
  const items = input.value['items'] as readonly Json[]
  const revisions = wantedRevisions(request)
  const intent = { place, items, ...(revisions === undefined ? {} : { ifRevisions: revisions }) }
  const { vpcId } = place
  return carryOut(exchange, {
    operation,
    subject: {
      ...{ kind, action: 'replace' as const, input: {}, items },
      ...(vpcId === undefined ? {} : { vpcId }),
    },
    input: input.value,
    decide: (view, chance) => decideReplacement(view, intent, chance),
    answer: answerTo,
  })
}

async function readItems(
  kind: Kind,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Result<Json, Problem>> {
  const body = await readJson(request, CREATE_TYPES)
  if (!body.ok) return body
  const own = itemsWithoutPath(kind, params, body.value)
  if (!own.ok) return own
  const items = parseBody(replacementShape(kind), own.value)
  return items.ok ? items : fail(withCorrectedBody(items.error, request, own.value))
}

const answerTo = ({ items, parent }: Replaced): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json', etag: etagOf(parent) },
  body: JSON.stringify({ items }),
})

/** Whoever has not seen the list cannot know what the new one takes away. */
function unseenProblem({ parent = '' }: Kind, params: Readonly<Record<string, string>>): Problem {
  const path = pathOf(itemPath(kindNamed(parent)), params)
  return {
    code: 'precondition_required',
    detail: `If-Match is missing; send the ETag of ${path}.`,
    errors: [
      { header: 'If-Match', code: 'precondition_required', detail: 'The ETag of the parent.' },
    ],
    suggestions: [{ title: 'Read the parent and its ETag', method: 'GET', href: path }],
  }
}

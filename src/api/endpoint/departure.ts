/**
 * Deletions that take along who depends on what is deleted.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import { decideDeparture } from '../../operation/decide.ts'
import type { Departed, Way } from '../../operation/generic/departure.ts'
import type { Answer } from '../answer.ts'
import { carryOut } from '../carry-out.ts'
import { wantedRevisions } from '../conditional.ts'
import type { Exchange, QueryParameter } from '../endpoint.ts'
import { placeOf } from '../place-of.ts'
import type { Query } from '../query.ts'

export const DEPARTURE_PARAMETERS: readonly QueryParameter[] = [
  {
    name: 'detach',
    doc: 'True: it is taken out of whatever mentions it, and deleted. A rule, a route or another line that would mean nothing without it goes along.',
    shape: { type: 'boolean' },
    default: false,
  },
  {
    name: 'cascade',
    doc: 'True: whatever cannot be without it is deleted too, and whatever cannot be without that.',
    shape: { type: 'boolean' },
    default: false,
  },
  {
    name: 'plan',
    doc: 'With `detach` or `cascade`: `plan` of a dry run. Exactly that is done, or nothing.',
    shape: { type: 'string', maxLength: 16, pattern: '^[0-9a-f]{16}$' },
  },
]

/** How a deletion treats who depends; undefined: it is refused while somebody does. */
export function wayOf({ detach, cascade, plan }: Query): Result<Way | undefined, Problem> {
  const refuse = (parameter: string, detail: string): Result<never, Problem> => {
    const errors = [{ parameter, code: 'parameter_invalid', detail }]
    return fail({ code: 'parameter_invalid', detail, errors })
  }
  if (detach === true && cascade === true) {
    return refuse('cascade', '`detach` keeps what `cascade` deletes; say one of them.')
  }
  if (detach === true) return ok('detach')
  if (cascade === true) return ok('cascade')
  return plan === undefined
    ? ok(undefined)
    : refuse('plan', '`plan` belongs to `detach` or `cascade`; say which.')
}

export function departFrom(
  { operationId, kind, way }: { readonly operationId: string; readonly kind: Kind; way: Way },
  exchange: Exchange,
): Promise<Result<Response, Problem>> {
  const { request, params, query } = exchange
  const place = placeOf(kind, params)
  const revisions = wantedRevisions(request)
  const intent = {
    place,
    way,
    ...(query['plan'] === undefined ? {} : { plan: String(query['plan']) }),
    ...(revisions === undefined ? {} : { ifRevisions: revisions }),
  }
  const { id, vpcId } = place
  return carryOut(exchange, {
    operation: operationId,
    subject: {
      ...{ kind, action: 'delete' as const, input: {}, takesAlong: true },
      ...(id === undefined ? {} : { id }),
      ...(vpcId === undefined ? {} : { vpcId }),
    },
    input: {},
    decide: (view, chance) => decideDeparture(view, intent, chance),
    answer: answerTo,
  })
}

const answerTo = (departed: Departed): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(departed),
})

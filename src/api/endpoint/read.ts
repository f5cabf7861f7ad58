/**
 * The endpoints that show resources: get and list of every kind.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { get, list } from '../../operation/read.ts'
import { shown } from '../../operation/shown.ts'
import { etagOf, isUnchanged } from '../conditional.ts'
import { type Exchange, json } from '../endpoint.ts'
import { pageOf } from '../list-page.ts'
import { placeOf } from '../place-of.ts'
import { problemResponse } from '../problem-response.ts'

export async function handleGet(kind: Kind, exchange: Exchange): Promise<Response> {
  const { request, context, params } = exchange
  const outcome = await get(context, placeOf(kind, params))
  if (!outcome.ok) return problemResponse(outcome.error, context.requestId)
  const etag = etagOf(outcome.value)
  return isUnchanged(request, etag) ? notModified(etag) : json(outcome.value, 200, { etag })
}

/** The tag of a list is weak: it changes with anything in the VPC or the tenant. */
export async function handleList(kind: Kind, exchange: Exchange): Promise<Response> {
  const { request, context, params, query } = exchange
  const listed = await list(context, placeOf(kind, params))
  if (!listed.ok) return problemResponse(listed.error, context.requestId)
  const { items, network, digest } = listed.value
  const page = pageOf(kind, items, query)
  if (!page.ok) return problemResponse(page.error, context.requestId)
  const etag = `W/"${digest}"`
  if (isUnchanged(request, etag)) return notModified(etag)
  const answer = { ...page.value, items: page.value.items.map((one) => shown(network, one)) }
  return json(answer, 200, { etag })
}

const notModified = (etag: string): Response =>
  new Response(null, { status: 304, headers: { etag } })

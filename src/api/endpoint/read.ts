/**
 * The endpoints that show resources: get and list of every kind.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import type { Problem } from '../../model/problem.ts'
import { get, type Listed, list } from '../../operation/read.ts'
import { shown } from '../../operation/shown.ts'
import { etagOf, isUnchanged } from '../conditional.ts'
import { withFirstPage } from '../correction.ts'
import { type Exchange, json } from '../endpoint.ts'
import { pageOf } from '../list-page.ts'
import { readPageToken, writePageToken } from '../page-token.ts'
import { placeOf } from '../place-of.ts'
import { problemResponse } from '../problem-response.ts'
import { selected, wantsDerived } from '../selection.ts'

export async function handleGet(kind: Kind, exchange: Exchange): Promise<Response> {
  const { request, context, params, query } = exchange
  const outcome = await get(context, placeOf(kind, params))
  if (!outcome.ok) return problemResponse(outcome.error, context.requestId)
  const etag = etagOf(outcome.value)
  if (isUnchanged(request, etag)) return notModified(etag)
  return json(selected(query, outcome.value), 200, { etag })
}

export async function handleList(kind: Kind, exchange: Exchange): Promise<Response> {
  const listed = await listIn(kind, exchange)
  return listed.ok ? listed.value : problemResponse(listed.error, exchange.context.requestId)
}

/** The tag of a list is weak: it changes with anything in the VPC or the tenant. */
async function listIn(kind: Kind, exchange: Exchange): Promise<Result<Response, Problem>> {
  const { request, context, params, query } = exchange
  const start = await readPageToken(exchange)
  if (!start.ok) return fail(withFirstPage(start.error, request))
  const listed = await list(context, placeOf(kind, params), start.value?.versions)
  if (!listed.ok) return fail(listed.error)
  const etag = `W/"${listed.value.digest}"`
  if (isUnchanged(request, etag)) return ok(notModified(etag))
  const after = start.value?.after
  const { items, last } = pageOf(kind, listed.value.items, {
    query,
    ...(after === undefined ? {} : { after }),
  })
  const { network } = listed.value
  const isDerived = wantsDerived(kind, query)
  const page = {
    items: items.map((one) => selected(query, isDerived ? shown(network, one) : one)),
  }
  if (last === undefined) return ok(json(page, 200, { etag }))
  const token = await nextToken(exchange, listed.value, last)
  return ok(json({ ...page, nextPageToken: token }, 200, { etag, link: linkTo(request, token) }))
}

const nextToken = (exchange: Exchange, { versions }: Listed, after: string): Promise<string> =>
  writePageToken(exchange, { after, versions })

/** RFC 8288: the same list, one page on. */
function linkTo(request: Request, token: string): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.set('pageToken', token)
  return `<${pathname}?${searchParams}>; rel="next"`
}

const notModified = (etag: string): Response =>
  new Response(null, { status: 304, headers: { etag } })

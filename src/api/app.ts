/**
 * The router: who may come in, and where to.
 *
 * @module
 */
import { Hono, type Context as HonoContext } from 'hono'
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import type { Context } from '../operation/context.ts'
import { NOT_FOUND } from '../operation/read.ts'
import { acceptsJson } from './acceptable.ts'
import { withCorrectedQuery } from './correction.ts'
import type { ApiDeps, Unconfigured } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { ENDPOINTS } from './endpoints.ts'
import { fullOpenApiDocument } from './openapi/document.ts'
import { problemResponse } from './problem-response.ts'
import { PUBLIC_PAGES, type PublicPage } from './public-pages.ts'
import { parseQuery, type Query } from './query.ts'
import { isDryRun } from './write-parameters.ts'

interface Env {
  Variables: { requestId: string }
}

/** An id of the caller's is taken over if it cannot upset a log. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,128}$/

/** For every answer. Nothing here is for caches, and nothing is for a browser to guess at. */
const HEADERS = {
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

export function buildApp(deps: ApiDeps | Unconfigured): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const given = c.req.header('x-request-id') ?? ''
    c.set('requestId', REQUEST_ID.test(given) ? given : crypto.randomUUID())
    await next()
    const response = new Response(c.res.body, c.res)
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
    response.headers.set('x-request-id', c.get('requestId'))
    c.res = response
  })
  for (const page of PUBLIC_PAGES) app.get(page.path, (c) => servePage(deps, page, c))
  for (const [path, methods] of methodsByPath()) {
    for (const endpoint of ENDPOINTS.filter((one) => one.path === path)) {
      app.on(endpoint.method, honoPath(path), (c) => serve(deps, endpoint, c))
    }
    app.all(honoPath(path), (c) => otherMethod(c, methods))
  }
  app.notFound((c) => problemResponse(NOT_FOUND, c.get('requestId')))
  app.onError((mistake, c) => {
    if (!('fault' in deps)) deps.report(mistake, c.get('requestId'))
    const detail = 'We made a mistake; the id of the request tells us which.'
    return problemResponse({ code: 'internal_error', detail }, c.get('requestId'))
  })
  return app
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

async function servePage(
  deps: ApiDeps | Unconfigured,
  page: PublicPage,
  c: HonoContext<Env>,
): Promise<Response> {
  const query = parseQuery([], new URL(c.req.url).searchParams)
  if (!query.ok) return problemResponse(query.error, c.get('requestId'))
  return page.answer(deps, fullOpenApiDocument)
}

async function serve(
  deps: ApiDeps | Unconfigured,
  endpoint: Endpoint,
  c: HonoContext<Env>,
): Promise<Response> {
  const requestId = c.get('requestId')
  if ('fault' in deps) {
    return problemResponse({ code: 'configuration_invalid', detail: deps.fault }, requestId)
  }
  const context = await admit(deps, endpoint, c)
  if (!context.ok) return problemResponse(context.error, requestId)
  const query = understood(endpoint, c)
  if (!query.ok) return problemResponse(query.error, requestId)
  const response = await endpoint.handle({
    request: c.req.raw,
    params: c.req.param() as Readonly<Record<string, string>>,
    query: query.value,
    context: context.value,
    deps,
  })
  if (isDryRun(query.value)) response.headers.set('weft-dry-run', 'true')
  return response
}

/** What the query asks, if the caller would take an answer at all. */
function understood({ query = [] }: Endpoint, c: HonoContext<Env>): Result<Query, Problem> {
  if (acceptsJson(c.req.header('accept'))) {
    const parsed = parseQuery(query, new URL(c.req.url).searchParams)
    return parsed.ok ? parsed : fail(withCorrectedQuery(parsed.error, c.req.raw))
  }
  const detail = 'Accept lets neither application/json nor application/problem+json through.'
  return fail({ code: 'not_acceptable', detail })
}

async function admit(
  deps: ApiDeps,
  { id, scope }: Endpoint,
  c: HonoContext<Env>,
): Promise<Result<Context, Problem>> {
  const principal = await deps.authenticate(c.req.header('authorization'))
  if (!principal.ok) return principal
  if (!principal.value.scopes.has(scope)) {
    const detail = `${id} needs the scope ${scope}.`
    return fail({ code: 'scope_missing', detail, more: { scope } })
  }
  return ok({
    store: deps.store,
    principal: principal.value,
    fresh: deps.fresh(),
    requestId: c.get('requestId'),
    pause: deps.pause,
  })
}

/** The router takes the first that fits: what a path says comes before what any id may be. */
function methodsByPath(): readonly (readonly [string, readonly string[]])[] {
  const methods = new Map<string, string[]>()
  const add = (path: string, method: string): void => {
    methods.set(path, [...(methods.get(path) ?? []), method])
  }
  for (const { path } of PUBLIC_PAGES) add(path, 'GET')
  for (const { path, method } of ENDPOINTS) add(path, method)
  return [...methods].sort(([a], [b]) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

/** `{` as a character behind every letter. */
const orderOf = (path: string): string => path.replaceAll('{', '~')

function otherMethod(c: HonoContext<Env>, known: readonly string[]): Response {
  const methods = [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  const allow = methods.sort().join(', ')
  if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
  const detail = `${c.req.method} is not known here; ${allow} are.`
  return problemResponse({ code: 'method_not_allowed', detail }, c.get('requestId'), { allow })
}

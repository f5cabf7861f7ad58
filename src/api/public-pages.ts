/**
 * What anybody may ask: is it alive, is it ready, which version is it, what can it do.
 *
 * @module
 */
import type { ApiDeps, Unconfigured } from './deps.ts'
import { json } from './endpoint.ts'

export interface PublicPage {
  readonly operationId: string
  readonly path: string
  readonly summary: string
  readonly statuses: readonly number[]
  /** `document` describes the API, this page among others. */
  answer(deps: ApiDeps | Unconfigured, document: () => object): Promise<Response>
}

export const PUBLIC_PAGES: readonly PublicPage[] = [
  {
    operationId: 'getLivez',
    path: '/livez',
    summary: 'Whether the process runs; touches nothing else',
    statuses: [200],
    answer: async () => json({ status: 'alive' }),
  },
  {
    operationId: 'getReadyz',
    path: '/readyz',
    summary: 'Whether requests can be served, and why not',
    statuses: [200, 503],
    answer: readiness,
  },
  {
    operationId: 'getVersion',
    path: '/version',
    summary: 'Which version this is',
    statuses: [200],
    answer: async ({ version }) => json({ name: 'weft', version }),
  },
  {
    operationId: 'getOpenApiDocument',
    path: '/v1/openapi.json',
    summary: 'This document',
    statuses: [200],
    answer: async (_deps, document) => json(document()),
  },
]

async function readiness(deps: ApiDeps | Unconfigured): Promise<Response> {
  if ('fault' in deps) return json({ status: 'unready', configuration: deps.fault }, 503)
  const isStoreThere = await deps.store.ping()
  const store = isStoreThere ? 'reachable' : 'unreachable'
  return json({ status: isStoreThere ? 'ready' : 'unready', store }, isStoreThere ? 200 : 503)
}

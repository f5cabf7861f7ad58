/**
 * What anybody may ask: is it alive, is it ready, which version is it, what can it do.
 *
 * @module
 */
import type { ApiDeps, Unconfigured } from './deps.ts'
import { json } from './endpoint.ts'
import { oneOf, text } from './openapi/json-schema.ts'

type Json = Readonly<Record<string, unknown>>

export interface PageAnswer {
  readonly doc: string
  readonly mediaType: string
  readonly schema: Json
}

export interface PublicPage {
  readonly operationId: string
  readonly path: string
  readonly summary: string
  readonly doc: string
  /** By status. */
  readonly answers: Readonly<Record<number, PageAnswer>>
  /** `document` describes the API, this page among others. */
  answer(deps: ApiDeps | Unconfigured, document: () => Promise<object>): Promise<Response>
}

const object = (required: readonly string[], properties: Json): Json => ({
  type: 'object',
  required,
  properties,
})

const answer = (doc: string, schema: Json): PageAnswer => ({
  doc,
  mediaType: 'application/json',
  schema,
})

const READINESS = object(['status'], {
  status: oneOf('Whether requests are served.', ['ready', 'unready']),
  store: oneOf('Whether the store answers.', ['reachable', 'unreachable']),
  configuration: text('What the operator must set.', 'WEFT_ISSUER is not set.'),
})

export const PUBLIC_PAGES: readonly PublicPage[] = [
  {
    operationId: 'getLivez',
    path: '/livez',
    summary: 'Whether the process runs',
    doc: 'Answers as soon as the process does, and touches nothing else.',
    answers: {
      200: answer('It runs.', object(['status'], { status: oneOf('Always this.', ['alive']) })),
    },
    answer: async () => json({ status: 'alive' }),
  },
  {
    operationId: 'getReadyz',
    path: '/readyz',
    summary: 'Whether requests can be served, and why not',
    doc: 'Looks at the configuration and asks the store for one small thing.',
    answers: {
      200: answer('Requests are served.', READINESS),
      503: answer('They are not; the body says why.', READINESS),
    },
    answer: readiness,
  },
  {
    operationId: 'getVersion',
    path: '/version',
    summary: 'Which version this is',
    doc: 'The version of the API and of the software, which go together.',
    answers: {
      200: answer(
        'Name and version.',
        object(['name', 'version'], {
          name: oneOf('Name of the software.', ['weft']),
          version: text('Version (semver.org).', '0.1.0'),
        }),
      ),
    },
    answer: async ({ version }) => json({ name: 'weft', version }),
  },
  {
    operationId: 'getOpenApiDocument',
    path: '/v1/openapi.json',
    summary: 'This document',
    doc: 'The description of the API that you are reading, as OpenAPI 3.1.',
    answers: {
      200: answer(
        'An OpenAPI document.',
        object(['openapi', 'info', 'paths'], {
          openapi: text('Version of OpenAPI.', '3.1.0'),
          info: { type: 'object', description: 'Name, version and license.' },
          paths: { type: 'object', description: 'The operations, by path and method.' },
        }),
      ),
    },
    answer: async (_deps, document) => json(await document()),
  },
  {
    operationId: 'getDocs',
    path: '/docs',
    summary: 'The reference, to be read by people',
    doc: 'Every operation, every member and every refusal in one page that needs nothing from elsewhere.',
    answers: {
      200: {
        doc: 'An HTML page.',
        mediaType: 'text/html',
        schema: { type: 'string', description: 'The page.' },
      },
    },
    answer: async () => (await import('./docs/answer.ts')).answerDocs(PUBLIC_PAGES),
  },
]

async function readiness(deps: ApiDeps | Unconfigured): Promise<Response> {
  if ('fault' in deps) return json({ status: 'unready', configuration: deps.fault }, 503)
  const isStoreThere = await deps.store.ping()
  const store = isStoreThere ? 'reachable' : 'unreachable'
  return json({ status: isStoreThere ? 'ready' : 'unready', store }, isStoreThere ? 200 : 503)
}

import * as z from 'zod'
import { PROBLEMS, type ProblemCode } from '../../model/problem.ts'
import type { AnswerDescription, Endpoint, QueryParameter } from '../endpoint.ts'
import type { PublicPage } from '../public-pages.ts'
import { shapeSchema } from '../schema/shape-schema.ts'

type Json = Readonly<Record<string, unknown>>

const schemaRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const headerRef = (name: string): Json => ({ $ref: `#/components/headers/${name}` })
const parameterRef = (name: string): Json => ({ $ref: `#/components/parameters/${name}` })

/** What any request with a token can meet. */
const COMMON: readonly ProblemCode[] = [
  'token_missing',
  'token_invalid',
  'scope_missing',
  'parameter_unknown',
  'not_found',
  'internal_error',
  'store_unavailable',
]

const OF_BODIES: readonly ProblemCode[] = [
  'body_malformed',
  'body_too_large',
  'media_type_unsupported',
]

export function operationObject(endpoint: Endpoint): Json {
  const { id, summary, tag, scope, body, answer } = endpoint
  const parameters = parametersOf(endpoint)
  return {
    operationId: id,
    summary,
    description: `Needs the scope \`${scope}\`.`,
    tags: [tag],
    'x-scope': scope,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              body.mediaTypes.map((type) => [type, { schema: schemaRef(body.schemaName) }]),
            ),
          },
        }),
    responses: {
      [answer.status]: answerObject(answer),
      ...(endpoint.method === 'GET' && answer.hasEtag ? { 304: notModified() } : {}),
      ...problemObjects([
        ...COMMON,
        ...(body === undefined ? [] : OF_BODIES),
        ...endpoint.problems,
      ]),
    },
  }
}

function parametersOf({ path, method, query = [], answer }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: `Id in the path: ${name}.`,
    schema: { type: 'string' },
  }))
  const isWrite = method !== 'GET' && path !== '/v1/traces'
  return [
    ...inPath,
    ...query.map(queryObject),
    ...(isWrite ? [parameterRef('IdempotencyKey')] : []),
    ...(method === 'PATCH' || method === 'DELETE' ? [parameterRef('IfMatch')] : []),
    ...(method === 'GET' && answer.hasEtag ? [parameterRef('IfNoneMatch')] : []),
  ]
}

function queryObject({ name, doc, shape, form, default: fallback }: QueryParameter): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shapeSchema(shape, 'whole'), {
    io: 'input',
  })
  return {
    name,
    in: 'query',
    description: doc,
    schema: { ...schema, ...(fallback === undefined ? {} : { default: fallback }) },
    ...(form === undefined ? {} : { style: 'form', explode: form === 'repeated' }),
  }
}

function answerObject({ doc, schemaName, hasEtag, hasLocation }: AnswerDescription): Json {
  return {
    description: doc,
    headers: {
      'X-Request-Id': headerRef('XRequestId'),
      ...(hasEtag ? { ETag: headerRef('ETag') } : {}),
      ...(hasLocation ? { Location: headerRef('Location') } : {}),
    },
    ...(schemaName === undefined
      ? {}
      : { content: { 'application/json': { schema: schemaRef(schemaName) } } }),
  }
}

const notModified = (): Json => ({
  description: 'Still as the caller knows it.',
  headers: { ETag: headerRef('ETag') },
})

/** One response per status, which lists the codes that come with it. */
function problemObjects(codes: readonly ProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const own = ofStatus(codes, status)
      const isCommon = own.join() === ofStatus([...COMMON, ...OF_BODIES], status).join()
      return [
        status,
        isCommon ? { $ref: `#/components/responses/Problem${status}` } : problemObject(own),
      ]
    }),
  )
}

const ofStatus = (codes: readonly ProblemCode[], status: number): ProblemCode[] => [
  ...new Set(codes.filter((code) => PROBLEMS[code].status === status)),
]

const problemObject = (codes: readonly ProblemCode[]): Json => ({
  description: `${codes.map((code) => `\`${code}\``).join(', ')}, or another code of this status.`,
  headers: { 'X-Request-Id': headerRef('XRequestId') },
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
})

/** Refusals that many operations share word for word. */
export function commonResponses(): Json {
  const codes = [...COMMON, ...OF_BODIES]
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [`Problem${status}`, problemObject(ofStatus(codes, status))]),
  )
}

export const publicOperationObject = ({ operationId, summary, statuses }: PublicPage): Json => ({
  operationId,
  summary,
  description: 'Needs no token.',
  tags: ['service'],
  security: [],
  responses: Object.fromEntries([
    ...statuses.map((status) => [
      status,
      {
        description: status === 200 ? 'As asked.' : 'Not now; the body says why.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    ]),
    ...Object.entries(problemObjects(['method_not_allowed'])),
  ]),
})

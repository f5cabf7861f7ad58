import * as z from 'zod'
import { exampleId } from '../../model/field-example.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { upperFirst, words } from '../../model/words.ts'
import type { AnswerDescription, Endpoint, QueryParameter } from '../endpoint.ts'
import type { PublicPage } from '../public-pages.ts'
import { shapeSchema } from '../schema/shape-schema.ts'
import type { Exchange, OperationExamples } from './examples.ts'
import { headerParameters, isWrite } from './headers.ts'
import { linksFrom } from './links.ts'
import { PAGE_PROBLEMS, problemCodes } from './problem-codes.ts'
import { problemObjects } from './problem-object.ts'
import { wholeOrSelected } from './whole-or-selected.ts'

type Json = Readonly<Record<string, unknown>>

const schemaRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const headerRef = (name: string): Json => ({ $ref: `#/components/headers/${name}` })
const parameterRef = (name: string): Json => ({ $ref: `#/components/parameters/${name}` })

export function operationObject(endpoint: Endpoint, examples?: OperationExamples): Json {
  const { id, summary, tag, scope, body, answer, text } = endpoint
  const parameters = parametersOf(endpoint)
  return {
    operationId: id,
    summary,
    description: [...text, `Needs the scope \`${scope}\`.`].join('\n\n'),
    tags: [tag],
    'x-scope': scope,
    security: [{ bearer: [scope] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              body.mediaTypes.map((type) => [
                type,
                { schema: schemaRef(body.schemaName), ...exampleOf(examples?.success.request) },
              ]),
            ),
          },
        }),
    responses: {
      [answer.status]: answerObject(answer, isWrite(endpoint), examples?.success),
      ...(answer.or && {
        [answer.or.status]: answerObject(answer.or, isWrite(endpoint), undefined),
      }),
      ...(endpoint.method === 'GET' && answer.hasEtag ? { 304: notModified() } : {}),
      ...problemObjects(problemCodes(endpoint), examples?.error),
    },
  }
}

function parametersOf(endpoint: Endpoint): Json[] {
  const { path, query = [] } = endpoint
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: `Id of the ${words(name.replace(/Id$/, ''))}.`,
    schema: { type: 'string', examples: [exampleId(name.replace(/Id$/, ''))] },
  }))
  return [...inPath, ...query.map(queryObject), ...headerParameters(endpoint).map(parameterRef)]
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

function answerObject(
  answer: AnswerDescription,
  isRepeatable: boolean,
  example: Exchange | undefined,
): Json {
  const { doc, schemaName, hasEtag, hasLocation, hasLink, isSelectable } = answer
  return {
    description: doc,
    ...linksOf(answer),
    headers: {
      'X-Request-Id': headerRef('XRequestId'),
      ...(hasEtag ? { ETag: headerRef('ETag') } : {}),
      ...(hasLink ? { Link: headerRef('Link') } : {}),
      ...(hasLocation ? { Location: headerRef('Location') } : {}),
      ...(isRepeatable
        ? {
            'Idempotency-Replayed': headerRef('IdempotencyReplayed'),
            'Weft-Dry-Run': headerRef('WeftDryRun'),
          }
        : {}),
    },
    ...(schemaName === undefined
      ? {}
      : {
          content: {
            'application/json': {
              schema: isSelectable ? wholeOrSelected(schemaName) : schemaRef(schemaName),
              ...exampleOf(example?.response),
            },
          },
        }),
  }
}

/** What can be done next with what was created. */
function linksOf({ schemaName, hasLocation }: AnswerDescription): Json {
  const kind = API_KINDS.find(({ name }) => upperFirst(name) === schemaName)
  return hasLocation && kind !== undefined ? { links: linksFrom(kind) } : {}
}

const exampleOf = (message: { readonly body?: unknown } | undefined): Json =>
  message?.body === undefined ? {} : { example: message.body }

const notModified = (): Json => ({
  description: 'Still as the caller knows it.',
  headers: { 'X-Request-Id': headerRef('XRequestId'), ETag: headerRef('ETag') },
})

export const publicOperationObject = (page: PublicPage): Json => ({
  operationId: page.operationId,
  summary: page.summary,
  description: `${page.doc} Needs no token.`,
  tags: ['service'],
  security: [],
  responses: {
    ...Object.fromEntries(
      Object.entries(page.answers).map(([status, { doc, mediaType, schema }]) => [
        status,
        {
          description: doc,
          headers: { 'X-Request-Id': headerRef('XRequestId') },
          content: { [mediaType]: { schema } },
        },
      ]),
    ),
    ...problemObjects(PAGE_PROBLEMS),
  },
})

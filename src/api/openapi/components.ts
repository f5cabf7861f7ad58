import * as z from 'zod'
import type { Fields } from '../../model/field.ts'
import { resourceFields } from '../../model/kind-fields.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { PROBLEMS } from '../../model/problem.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { type Mode, objectSchema } from '../schema/shape-schema.ts'
import { TOPOLOGY_SCHEMA, TRACE_SCHEMA } from './answer-schemas.ts'
import { commonResponses } from './operation-object.ts'

type Json = Readonly<Record<string, unknown>>

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const components = (): Json => ({
  schemas: {
    ...resourceSchemas(),
    ...bodySchemas(),
    Trace: TRACE_SCHEMA,
    Topology: TOPOLOGY_SCHEMA,
    Problem: PROBLEM_SCHEMA,
  },
  responses: commonResponses(),
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A signed access token (RFC 9068) that names tenant and scopes.',
    },
  },
  headers: HEADERS,
  parameters: PARAMETERS,
})

function resourceSchemas(): Json {
  const entries = API_KINDS.flatMap((kind): [string, Json][] => {
    const name = upperFirst(kind.name)
    const page = {
      type: 'object',
      required: ['items'],
      properties: {
        items: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
        nextPageToken: { type: 'string', description: 'Absent on the last page.' },
      },
    }
    const resource = openForMore(jsonSchema(resourceFields(kind), 'whole'))
    return [
      [name, { ...resource, description: kind.doc }],
      [`${name}Page`, page],
    ]
  })
  return Object.fromEntries(entries)
}

/** Answers may get further members; who reads them must not mind. */
function openForMore({ additionalProperties: _closed, ...schema }: Json): Json {
  return schema
}

const bodySchemas = (): Json =>
  Object.fromEntries(
    ENDPOINTS.flatMap(({ body }) =>
      body === undefined ? [] : [[body.schemaName, jsonSchema(body.fields, body.mode)]],
    ),
  )

function jsonSchema(fields: Fields, mode: Mode): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(objectSchema(fields, mode), {
    io: 'input',
  })
  return schema
}

const TEXT = { type: 'string' }

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  description: 'RFC 9457, with members of our own. See docs/reference/problems.md for each code.',
  required: ['type', 'title', 'status', 'code', 'detail', 'retryable'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: TEXT,
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: TEXT,
    retryable: { type: 'boolean', description: 'The same request may succeed later.' },
    requestId: TEXT,
    errors: {
      type: 'array',
      description: 'Every wrong member.',
      items: {
        type: 'object',
        required: ['code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer (RFC 6901) into the body.' },
          parameter: TEXT,
          header: TEXT,
          code: TEXT,
          detail: TEXT,
          value: {},
          suggestion: {},
          bounds: {
            type: 'object',
            properties: { first: { type: 'integer' }, last: { type: 'integer' } },
          },
        },
      },
    },
    blocking: {
      type: 'array',
      description: 'What depends on the resource.',
      items: {
        type: 'object',
        required: ['kind', 'id', 'relation'],
        properties: { kind: TEXT, id: TEXT, name: TEXT, relation: TEXT },
      },
    },
    blockingTruncated: { type: 'boolean' },
    limit: { type: 'object', description: 'The limit that was met.' },
    conflict: { type: 'object', description: 'The rival: `with` is its id.' },
    suggestions: { type: 'array', items: { type: 'object' } },
  },
}

const HEADERS: Json = {
  XRequestId: { description: 'Id of the request, yours if you sent one.', schema: TEXT },
  ETag: { description: 'Stands for this revision.', schema: TEXT },
  Location: { description: 'Path of what was created.', schema: TEXT },
}

const PARAMETERS: Json = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A repetition with the same key gets the stored answer, for 24 hours.',
    schema: { type: 'string', maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'ETag that was read; refused with 412 when the resource has changed.',
    schema: TEXT,
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETag that is known; answered with 304 when nothing has changed.',
    schema: TEXT,
  },
}

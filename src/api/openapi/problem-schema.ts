import { PROBLEMS } from '../../model/problem.ts'
import { text } from './json-schema.ts'

type Json = Readonly<Record<string, unknown>>

const code = (description: string): Json => ({
  type: 'string',
  description,
  enum: Object.keys(PROBLEMS),
  examples: ['in_use'],
})

const anything = (description: string): Json => ({ description })

const ERROR: Json = {
  type: 'object',
  required: ['code', 'detail'],
  properties: {
    pointer: text('JSON pointer (RFC 6901) into the body.', '/cidrs/0'),
    parameter: text('Name of the query parameter.', 'pageSize'),
    header: text('Name of the request header.', 'Idempotency-Key'),
    code: code('What is wrong with this member.'),
    detail: text('What would be accepted.', '10.0.0.1/16 has host bits set.'),
    value: anything('The value that was sent, unless it is long.'),
    suggestion: anything('A value that would be accepted.'),
    bounds: {
      type: 'object',
      description: 'Lowest and highest number that would be accepted.',
      properties: {
        first: { type: 'integer', description: 'Lowest.', examples: [1] },
        last: { type: 'integer', description: 'Highest.', examples: [65_535] },
      },
    },
  },
}

export const BLOCKING: Json = {
  type: 'object',
  required: ['kind', 'id', 'relation'],
  properties: {
    kind: text('Kind of the dependent.', 'vnic'),
    id: text('Its id.', 'vnic_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    name: text('Its name, if it has one.', 'web-1'),
    managedBy: text('Who keeps it as it is, if somebody does.', 'manifest:shop'),
    relation: text('Member by which it depends.', 'subnetId'),
    href: text(
      'Its path.',
      '/v1/vpcs/vpc_01kb0s6v3pe9bvqx3d1j7z8m4n/vnics/vnic_01kb0s6v3pe9bvqx3d1j7z8m4n',
    ),
  },
}

const SUGGESTION: Json = {
  type: 'object',
  required: ['title', 'method', 'href'],
  properties: {
    title: text('What it does.', 'Take it out of what mentions it, and delete it'),
    method: {
      type: 'string',
      description: 'Method of the request.',
      enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      examples: ['DELETE'],
    },
    href: text(
      'Path and query of the request.',
      '/v1/vpcs/vpc_01kb0s6v3pe9bvqx3d1j7z8m4n?cascade=true&dryRun=true',
    ),
    headers: {
      type: 'object',
      description: 'Headers that it needs besides those of any request.',
      additionalProperties: { type: 'string' },
    },
    body: anything('What to send.'),
  },
}

/** RFC 9457 with members of our own. */
export const PROBLEM_SCHEMA: Json = {
  type: 'object',
  description:
    'A refusal (RFC 9457). `code` is stable and says what happened; `detail` names the element and the value; the other members hold in machine form what `detail` says.',
  required: ['type', 'title', 'status', 'code', 'detail', 'retryable'],
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'Where the reference says more about the code.',
      examples: ['/docs#problem-in_use'],
    },
    title: text('The same for every problem with this code.', 'Others depend on the resource'),
    status: { type: 'integer', description: 'The HTTP status.', examples: [409] },
    code: code('Stable: never renamed, never reused.'),
    detail: text(
      'One sentence about this request.',
      'sub_… (subnet) cannot be deleted while others depend on it: 2 × vnic.',
    ),
    retryable: {
      type: 'boolean',
      description: 'The same request may succeed later without anybody changing anything.',
      examples: [false],
    },
    requestId: text(
      'Id of the request, where the operator must hear of it.',
      '0b6bd2a4-52ae-4a3b-b9f6-5ba7f8a7a5c8',
    ),
    errors: { type: 'array', description: 'Every wrong member.', items: ERROR },
    blocking: { type: 'array', description: 'What depends on the resource.', items: BLOCKING },
    blockingTruncated: {
      type: 'boolean',
      description: 'True: more depend on it than are listed.',
      examples: [false],
    },
    limit: { type: 'object', description: 'The limit that was met, and how much of it is used.' },
    conflict: { type: 'object', description: 'The rival: `with` is its id.' },
    suggestions: {
      type: 'array',
      description: 'Requests that would help, ready to be sent.',
      items: SUGGESTION,
    },
  },
}

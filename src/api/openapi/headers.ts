/**
 * Headers that requests and answers share.
 *
 * @module
 */
import type { Endpoint } from '../endpoint.ts'

type Json = Readonly<Record<string, unknown>>

const text = (example: string): Json => ({ type: 'string', examples: [example] })

export const HEADERS: Json = {
  XRequestId: {
    required: true,
    description: 'Id of the request: yours if you sent one of 8 to 128 harmless characters.',
    schema: text('0b6bd2a4-52ae-4a3b-b9f6-5ba7f8a7a5c8'),
  },
  ETag: {
    required: true,
    description: 'Stands for this state; send it back in `If-Match` or `If-None-Match`.',
    schema: text('"r7"'),
  },
  Location: {
    required: true,
    description: 'Path of what was created.',
    schema: text('/v1/vpcs/vpc_01kb0s6v3pe9bvqx3d1j7z8m4n'),
  },
  Link: {
    description: 'The next page (RFC 8288); absent on the last one.',
    schema: text('</v1/vpcs?pageToken=WyJ2cGNfMDEi.c2lnbmF0dXJl>; rel="next"'),
  },
  WwwAuthenticate: {
    required: true,
    description: 'The challenge (RFC 6750 §3).',
    schema: text('Bearer realm="weft", error="insufficient_scope", scope="vpcs:write"'),
  },
  RetryAfter: {
    description: 'Seconds after which to repeat the request, where that may help.',
    schema: text('1'),
  },
  WeftDryRun: {
    description: '`true`: nothing was stored; the request asked for a dry run.',
    schema: text('true'),
  },
  IdempotencyReplayed: {
    description: '`true`: the stored answer to an earlier request with the same key.',
    schema: text('true'),
  },
}

/** Headers of requests, by the name of their component. */
export const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A repetition with the same key gets the stored answer, for 24 hours, and has no second effect.',
    schema: { type: 'string', minLength: 1, maxLength: 255, examples: ['deploy-2026-11-24-7'] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'ETag that was read; refused with 412 when the resource has changed.',
    schema: text('"r7"'),
  },
  IfMatchOfParent: {
    name: 'If-Match',
    in: 'header',
    description:
      'ETag of the parent; refused with 428 without one, and with 412 when any child has changed.',
    schema: text('"r7"'),
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETag that is known; answered with 304 when nothing has changed.',
    schema: text('"r7"'),
  },
  IfAbsent: {
    name: 'If-None-Match',
    in: 'header',
    description:
      '`*`: create it only if nobody has the name; else 412 `already_exists` with its id.',
    schema: { type: 'string', enum: ['*'], examples: ['*'] },
  },
} as const satisfies Readonly<Record<string, Json>>

/** Those that an operation hears. */
export function headerParameters(endpoint: Endpoint): (keyof typeof PARAMETERS)[] {
  const { method, answer } = endpoint
  return [
    ...(isWrite(endpoint) ? (['IdempotencyKey'] as const) : []),
    ...(method === 'PATCH' || method === 'DELETE' ? (['IfMatch'] as const) : []),
    ...(method === 'PUT' ? (['IfMatchOfParent'] as const) : []),
    ...(method === 'POST' && answer.hasLocation ? (['IfAbsent'] as const) : []),
    ...(method === 'GET' && answer.hasEtag ? (['IfNoneMatch'] as const) : []),
  ]
}

/** A question changes nothing, so that repeating it needs no care. */
export const isWrite = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): boolean =>
  method !== 'GET' && path !== '/v1/traces'

/**
 * Headers that requests and answers share.
 *
 * @module
 */
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
  WwwAuthenticate: {
    required: true,
    description: 'The challenge (RFC 6750 §3).',
    schema: text('Bearer realm="weft", error="insufficient_scope", scope="vpcs:write"'),
  },
  RetryAfter: {
    description: 'Seconds after which to repeat the request, where that may help.',
    schema: text('1'),
  },
  IdempotencyReplayed: {
    description: '`true`: the stored answer to an earlier request with the same key.',
    schema: text('true'),
  },
}

export const PARAMETERS: Json = {
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
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETag that is known; answered with 304 when nothing has changed.',
    schema: text('"r7"'),
  },
}

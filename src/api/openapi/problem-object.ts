/**
 * Refusals in the document: one response per status, with the codes that come with it.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '../../model/problem.ts'
import { upperFirst } from '../../model/words.ts'

import type { Exchange } from './examples.ts'

type Json = Readonly<Record<string, unknown>>

const headerRef = (name: string): Json => ({ $ref: `#/components/headers/${name}` })

const statusesOf = (codes: readonly ProblemCode[]): number[] =>
  [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()

const ofStatus = (codes: readonly ProblemCode[], status: number): ProblemCode[] =>
  [...new Set(codes)].filter((code) => PROBLEMS[code].status === status).sort()

/** Short lists are the same for many operations and get a component; it is named after its codes. */
const CODES_SHARED_MAX = 4

const isShared = (codes: readonly ProblemCode[]): boolean => codes.length <= CODES_SHARED_MAX

const nameOf = (codes: readonly ProblemCode[]): string =>
  codes.map((code) => code.split('_').map(upperFirst).join('')).join('Or')

/** `example` is a refusal of the operation; a response that shows it is written out. */
export const problemObjects = (codes: readonly ProblemCode[], example?: Exchange): Json =>
  Object.fromEntries(
    statusesOf(codes).map((status) => {
      const own = ofStatus(codes, status)
      const shown = example?.response.status === status ? example : undefined
      const $ref = `#/components/responses/${nameOf(own)}`
      return [
        status,
        isShared(own) && shown === undefined ? { $ref } : problemObject(own, status, shown),
      ]
    }),
  )

/** The components that the operations with these codes refer to. */
export const sharedResponses = (operations: readonly (readonly ProblemCode[])[]): Json =>
  Object.fromEntries(
    operations.flatMap((codes) =>
      statusesOf(codes).flatMap((status) => {
        const own = ofStatus(codes, status)
        return isShared(own) ? [[nameOf(own), problemObject(own, status)]] : []
      }),
    ),
  )

const problemObject = (
  codes: readonly ProblemCode[],
  status: number,
  example?: Exchange,
): Json => ({
  description: codes.map((code) => `- \`${code}\`: ${PROBLEMS[code].title}.`).join('\n'),
  headers: {
    'X-Request-Id': headerRef('XRequestId'),
    ...(status === 401 || status === 403
      ? { 'WWW-Authenticate': headerRef('WwwAuthenticate') }
      : {}),
    ...(codes.some((code) => 'retryable' in PROBLEMS[code])
      ? { 'Retry-After': headerRef('RetryAfter') }
      : {}),
  },
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            type: 'object',
            properties: { code: { type: 'string', enum: codes, examples: [codes[0]] } },
          },
        ],
      },
      ...(example === undefined ? {} : { example: example.response.body }),
    },
  },
})

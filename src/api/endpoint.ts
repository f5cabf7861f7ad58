import type { Fields } from '../model/field.ts'
import type { ProblemCode } from '../model/problem.ts'
import type { Context } from '../operation/context.ts'
import type { ApiDeps } from './deps.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** One operation as HTTP has it; the router, the documentation and the checks are made from these. */
export interface Endpoint {
  readonly operationId: string
  readonly method: Method
  /** With parameters as OpenAPI writes them: `/v1/vpcs/{vpcId}`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** What the token must allow. */
  readonly scope: string
  readonly query?: readonly QueryParameter[]
  readonly body?: BodyDescription
  readonly answer: AnswerDescription
  /** Codes that only this endpoint can give, besides those that all give. */
  readonly problems: readonly ProblemCode[]
  handle(exchange: Exchange): Promise<Response>
}

export interface QueryParameter {
  readonly name: string
  readonly doc: string
  readonly schema: Readonly<Record<string, unknown>>
}

export interface BodyDescription {
  readonly mediaTypes: readonly string[]
  readonly fields: Fields
  readonly mode: 'whole' | 'patch'
  readonly schemaName: string
}

export interface AnswerDescription {
  readonly status: number
  readonly doc: string
  /** Component of the document; absent: no body. */
  readonly schemaName?: string
  readonly hasEtag?: true
  readonly hasLocation?: true
}

/** A request that was let in. */
export interface Exchange {
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly context: Context
  readonly deps: ApiDeps
}

export const json = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

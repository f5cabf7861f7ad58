import type { Fields, Shape } from '../model/field.ts'
import type { Operation } from '../model/operations.ts'
import type { ProblemCode } from '../model/problem.ts'
import type { Context } from '../operation/context.ts'
import type { ApiDeps } from './deps.ts'
import type { Query } from './query.ts'

/** One operation as HTTP has it; the router, the documentation and the checks are made from these. */
export interface Endpoint extends Operation {
  readonly tag: string
  /** What it does, as paragraphs of Markdown. */
  readonly text: readonly string[]
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
  readonly shape: Shape
  readonly default?: unknown
  /** How several values of a list are written: `a=1&a=2`, or `a=1,2`. */
  readonly form?: 'repeated' | 'commas'
}

export interface BodyDescription {
  readonly mediaTypes: readonly string[]
  readonly fields: Fields
  /** Members that the path says already; the body may repeat them. */
  readonly repeated?: Fields
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
  /** The caller may ask for some members only. */
  readonly isSelectable?: true
  /** Of a list: the next page. */
  readonly hasLink?: true
  /** What is answered instead when the query asks for it. */
  readonly or?: AnswerDescription
}

/** A request that was let in. */
export interface Exchange {
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
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

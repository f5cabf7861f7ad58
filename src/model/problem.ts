/**
 * Every way in which a request can be refused, in one table.
 *
 * The key is the wire's `code` and the anchor of its documentation. Codes are never renamed and
 * never reused; a retired code stays here, marked, so that it cannot come back with another meaning.
 *
 * @module
 */
export const PROBLEMS = {
  // The question of a trace.
  endpoint_unknown: { status: 422, title: 'Nothing in the network has this id, name or address' },
  endpoint_ambiguous: { status: 422, title: 'Several things have this name or address' },
  endpoint_without_address: { status: 422, title: 'This resource owns no address of that family' },
  family_mismatch: { status: 422, title: 'The two ends share no address family' },
  question_invalid: { status: 422, title: 'The question contradicts itself' },
  // Values.
  body_malformed: { status: 400, title: 'The body is not JSON' },
  invalid_fields: { status: 422, title: 'Some fields are wrong' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** One wrong member of a request. */
export interface FieldProblem {
  /** JSON pointer (RFC 6901) into the body. */
  readonly pointer?: string
  readonly parameter?: string
  readonly header?: string
  readonly code: string
  readonly detail: string
  readonly value?: unknown
  readonly suggestion?: unknown
}

/** A dependent that keeps something from being deleted. */
export interface Blocking {
  readonly kind: string
  readonly id: string
  readonly name?: string
  /** Field by which it depends. */
  readonly relation: string
}

export interface Problem {
  readonly code: ProblemCode
  /** One sentence for the tenant: which of their resources, which value, what would be accepted. */
  readonly detail: string
  readonly errors?: readonly FieldProblem[]
  readonly blocking?: readonly Blocking[]
  /** Members of the answer that belong to this code alone, such as `limit`, `conflict`, `suggestions`. */
  readonly more?: Readonly<Record<string, unknown>>
}

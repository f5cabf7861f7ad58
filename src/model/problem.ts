/**
 * Every way in which a request can be refused, in one table.
 *
 * The key is the wire's `code` and the anchor of its documentation. Codes are never renamed and
 * never reused; a retired code stays, marked, so that it cannot come back with another meaning.
 *
 * @module
 */

import type { Method } from './method.ts'
import { GATEWAY_PROBLEMS } from './problem/gateway-problems.ts'
import { MANIFEST_PROBLEMS } from './problem/manifest-problems.ts'
import { NETWORK_PROBLEMS } from './problem/network-problems.ts'
import type { ProblemEntry } from './problem/problem-entry.ts'
import { REQUEST_PROBLEMS } from './problem/request-problems.ts'
import { VALUE_PROBLEMS } from './problem/value-problems.ts'

export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...VALUE_PROBLEMS,
  ...NETWORK_PROBLEMS,
  ...GATEWAY_PROBLEMS,
  ...MANIFEST_PROBLEMS,
} as const satisfies Readonly<Record<string, ProblemEntry>>

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
  /** Lowest and highest number that would be accepted. */
  readonly bounds?: { readonly first: number; readonly last: number }
}

/** A dependent that keeps something from being deleted. */
export interface Blocking {
  readonly kind: string
  readonly id: string
  readonly name?: string
  /** Who keeps it as it is: whoever that is has to let go of it. */
  readonly managedBy?: string
  /** Field by which it depends. */
  readonly relation: string
  readonly href?: string
}

/** A request that would help, ready to be sent. */
export interface Suggestion {
  /** What it does, as an imperative. */
  readonly title: string
  readonly method: Method
  readonly href: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Problem {
  readonly code: ProblemCode
  /** One sentence for the tenant: which of their resources, which value, what would be accepted. */
  readonly detail: string
  readonly errors?: readonly FieldProblem[]
  readonly blocking?: readonly Blocking[]
  readonly suggestions?: readonly Suggestion[]
  /** Members of the answer that belong to this code alone, such as `limit` and `conflict`. */
  readonly more?: Readonly<Record<string, unknown>>
}

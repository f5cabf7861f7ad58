/**
 * Questions with the answers that are expected.
 *
 * @module
 */
import { parse } from 'yaml'
import type { Question } from '../../model/contract/question.ts'
import type { AnswerJson } from '../../render/trace-json.ts'

export interface Expectation {
  readonly title: string
  readonly ask: Question
  readonly expect: {
    readonly verdict: string
    readonly reason?: string
    /** Places of the request, by name. */
    readonly path: readonly string[]
    /** Reasons of everything in the way, of request and reply together. */
    readonly blockers?: readonly string[]
  }
}

/** The file is ours; that it has this form is held by a test. */
export const parseExpectations = (text: string): readonly Expectation[] =>
  parse(text) as readonly Expectation[]

/** What is not as expected, one line each. */
export function surprises({ expect }: Expectation, answer: AnswerJson): string[] {
  const { forward, reply } = answer
  const blockers = [...forward.blockers, ...(reply?.blockers ?? [])]
  const pairs: [what: string, expected: unknown, found: unknown][] = [
    ['verdict', expect.verdict, answer.verdict],
    ['reason', expect.reason, answer.reason],
    ['path', expect.path, forward.hops.map((hop) => hop.name ?? hop.node)],
    ['in the way', expect.blockers ?? [], blockers.map((blocker) => blocker.reason)],
  ]
  return pairs.flatMap(([what, expected, found]) =>
    said(expected) === said(found)
      ? []
      : `${what}: expected ${said(expected)}, found ${said(found)}`,
  )
}

const said = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') || 'nothing' : String(value ?? 'none')

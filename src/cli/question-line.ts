/**
 * One line of a batch file: a question as JSON, with an id that comes back with the answer.
 *
 * @module
 */

import { nearest } from '../base/nearest.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Question } from '../model/contract/question.ts'
import type { Problem } from '../model/problem.ts'

export interface QuestionLine {
  readonly id: unknown
  readonly question: Question
}

/** What is wrong with a line, and the line's id as far as it could be read. */
export interface LineProblem {
  readonly id: unknown
  readonly problem: Problem
}

type Test = readonly [says: string, holds: (value: unknown) => boolean]

const TEXT: Test = ['text', (value) => typeof value === 'string']
const FLAG: Test = ['true or false', (value) => typeof value === 'boolean']
const integer = (min: number, max: number): Test => [
  `a whole number from ${min} to ${max}`,
  (value) => Number.isInteger(value) && min <= Number(value) && Number(value) <= max,
]
const L4_PORT = integer(0, 65_535)
const OCTET = integer(0, 255)

const MEMBERS: Readonly<Record<keyof Question, Test>> = {
  from: TEXT,
  to: TEXT,
  protocol: ['a name or a number', (value) => TEXT[1](value) || OCTET[1](value)],
  port: L4_PORT,
  sourcePort: L4_PORT,
  sourceAddress: TEXT,
  icmpType: OCTET,
  icmpCode: OCTET,
  sizeBytes: integer(1, 65_535),
  doNotFragment: FLAG,
  ttl: OCTET,
  family: ['4 or 6', (value) => value === 4 || value === 6],
  state: ['new or established', (value) => value === 'new' || value === 'established'],
  explain: ['first or all', (value) => value === 'first' || value === 'all'],
  branch: ['a list of whole numbers', (value) => Array.isArray(value) && value.every(OCTET[1])],
  forwardOnly: FLAG,
}
const REQUIRED: readonly (keyof Question)[] = ['from', 'to', 'protocol']
const KNOWN: readonly string[] = ['id', ...Object.keys(MEMBERS)]

/** A member that is `null` counts as absent: many writers of JSON cannot leave members out. */
export function parseQuestionLine(line: string): Result<QuestionLine, LineProblem> {
  const json = readObject(line)
  if (json === undefined) return refuse(null, 'body_malformed', ['the line is not a JSON object'])
  const { id = null, ...members } = Object.fromEntries(
    Object.entries(json).filter(([name, value]) => value !== null || name === 'id'),
  )
  const wrong = [
    ...Object.entries(members).flatMap(([name, value]) => memberProblem(name, value)),
    ...REQUIRED.filter((name) => !(name in members)).map((name) => `${name} is missing`),
  ]
  if (wrong.length > 0) return refuse(id, 'invalid_fields', wrong)
  const question = { ...members, protocol: String(members['protocol']) } as unknown as Question
  return ok({ id, question })
}

function memberProblem(name: string, value: unknown): string[] {
  const test = Object.hasOwn(MEMBERS, name) ? MEMBERS[name as keyof Question] : undefined
  if (test === undefined) return [`${JSON.stringify(name)} is not known: ${hint(name)}`]
  const [says, holds] = test
  return holds(value) ? [] : [`${name} must be ${says}, not ${JSON.stringify(value)}`]
}

function hint(name: string): string {
  const [meant] = nearest(name, KNOWN)
  return meant === undefined ? `known are ${KNOWN.join(', ')}` : `did you mean ${meant}?`
}

const refuse = (
  id: unknown,
  code: 'body_malformed' | 'invalid_fields',
  wrong: readonly string[],
): Result<never, LineProblem> => fail({ id, problem: { code, detail: wrong.join('; ') } })

function readObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(line)
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    return isObject ? (json as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import { traceText } from '../../render/trace-text.ts'
import type { Weft } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import type { Io } from '../io.ts'
import { projectFile } from '../project-file.ts'
import type { Refusal } from '../refusal.ts'
import { parseExpectations, surprises } from './expectation.ts'

const FILE = 'examples/sample/questions.yaml'

export interface Asked {
  readonly questions: number
  readonly surprising: number
}

/** Asks the API what lies beside the sample, prints each answer as a trace, and compares it. */
export async function askQuestions(api: Weft, io: Io): Promise<Result<Asked, Refusal>> {
  const expectations = parseExpectations(readFileSync(projectFile(FILE), 'utf8'))
  let surprising = 0
  for (const [i, expectation] of expectations.entries()) {
    const answered = await asked(api.createTrace(expectation.ask))
    if (!answered.ok) return answered
    const answer = answered.value
    const found = surprises(expectation, answer)
    if (found.length > 0) surprising++
    io.out(`--- ${i + 1}. ${expectation.title}\n\n${traceText(answer, { colour: io.colour })}\n`)
    io.out(found.map((line) => `!!! not as expected: ${line}\n`).join(''))
  }
  return ok({ questions: expectations.length, surprising })
}

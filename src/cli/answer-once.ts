/**
 * One question about a network, answered in text or JSON.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import { compile, trace } from '../engine/index.ts'
import type { Question } from '../model/contract/question.ts'
import { PROBLEMS, type Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { answerJson } from '../render/trace-json.ts'
import { type ExitCode, exitCodeOf } from './exit-code.ts'
import type { Io } from './io.ts'
import { printAnswer } from './print-answer.ts'
import { type Refusal, wrongUsage } from './refusal.ts'

export function answerOnce(
  snapshot: Snapshot,
  question: Question,
  io: Io,
  form: 'text' | 'json',
): Result<ExitCode, Refusal> {
  const answer = trace(compile(snapshot), question)
  if (!answer.ok) return wrongUsage(...problemLines(answer.error))
  printAnswer(answerJson(answer.value), io, form)
  return ok(exitCodeOf(answer.value.verdict))
}

function problemLines({ code, detail, more }: Problem): string[] {
  const suggestions = more?.['suggestions']
  const list = Array.isArray(suggestions) ? suggestions.map(String).join(', ') : ''
  return [
    `${PROBLEMS[code].title}: ${detail}`,
    ...(list === '' ? [] : [`did you mean one of these? ${list}`]),
  ]
}

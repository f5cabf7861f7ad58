import type { AnswerJson } from '../render/trace-json.ts'
import { traceText } from '../render/trace-text.ts'
import type { Io } from './io.ts'

export function printAnswer(answer: AnswerJson, io: Io, form: 'text' | 'json'): void {
  io.out(
    form === 'json'
      ? `${JSON.stringify(answer, null, 2)}\n`
      : traceText(answer, { colour: io.colour }),
  )
}

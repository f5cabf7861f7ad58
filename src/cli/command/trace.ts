import { createReadStream, statSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import { trace as ask, compile } from '../../engine/index.ts'
import type { Imported } from '../../importer/aws/index.ts'
import { PROBLEMS, type Problem } from '../../model/problem.ts'
import { answerJson } from '../../render/trace-json.ts'
import { traceText } from '../../render/trace-text.ts'
import { answerBatch } from '../answer-batch.ts'
import { command } from '../command.ts'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { readAws } from '../read-aws.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'
import { questionFlags, questionOf, TRACE_FLAGS, type TraceFlags } from '../trace-flags.ts'

export const trace = command({
  name: 'trace',
  usage: [
    'trace --aws DIR --from END --to END --protocol PROTOCOL [--port PORT] [FLAGS]',
    'trace --aws DIR --batch FILE.jsonl|-',
  ],
  doc: [
    'Says whether a packet arrives and its answer comes back, place by place, and what decides it.',
    'The exit code tells the answer: 0 delivered, 1 dropped, 4 unknown, 5 delivered one way or only',
    'sometimes; 2 is wrong usage, 3 a network that could not be loaded.',
    'A batch answers each line {"id","from","to","protocol","port",…} with one line of JSON, in order;',
    'it exits with 0, or with 2 if some lines could not be asked: they are answered with "error".',
  ],
  flags: TRACE_FLAGS,
  examples: [
    'weft trace --aws dump --from web-1 --to 10.0.2.9 --protocol tcp --port 443',
    'weft trace --aws dump --from internet --to i-0ab12 --protocol tcp --port 22 --explain all',
    'weft trace --aws dump --from vpc-1/10.0.0.5 --to internet --icmp echo --json',
    'weft trace --aws dump --batch questions.jsonl > answers.jsonl',
  ],
  async run({ flags, words }, { io }) {
    if (words[0] !== undefined) {
      return wrongUsage(`${JSON.stringify(words[0])} belongs to no flag; write --from and --to`)
    }
    if (flags.aws === undefined) {
      return wrongUsage('say which network: --aws DIR, a directory made by infra/aws/collect.sh')
    }
    return flags.batch === undefined
      ? askOnce(flags.aws, flags, io)
      : askBatch(flags.aws, flags, io)
  },
})

async function askOnce(directory: string, flags: TraceFlags, io: Io): Outcome {
  const question = questionOf(flags)
  if (!question.ok) return question
  const imported = readAws(directory)
  if (!imported.ok) return imported
  if (flags.notes) io.err(notesText(imported.value))
  const answer = ask(compile(imported.value.snapshot), question.value)
  if (!answer.ok) return wrongUsage(...problemLines(answer.error))
  const json = answerJson(answer.value)
  io.out(flags.json ? `${JSON.stringify(json, null, 2)}\n` : traceText(json, { colour: io.colour }))
  return ok(exitCodeOf(answer.value.verdict))
}

type Outcome = Promise<Result<ExitCode, Refusal>>

async function askBatch(directory: string, flags: TraceFlags, io: Io): Outcome {
  const { batch = '-' } = flags
  const stray = questionFlags(flags).filter((name) => name !== 'json')
  if (stray.length > 0) {
    return wrongUsage(`with --batch, --${stray[0]} belongs into the lines of the file`)
  }
  if (batch !== '-' && !statSync(batch, { throwIfNoEntry: false })?.isFile()) {
    return badInput(`${batch} is not a file of questions`)
  }
  const imported = readAws(directory)
  if (!imported.ok) return imported
  if (flags.notes) io.err(notesText(imported.value))
  const input = batch === '-' ? io.stdin : createReadStream(batch, { highWaterMark: 1 << 22 })
  const count = await answerBatch(compile(imported.value.snapshot), input, io.out)
  if (count.refused === 0) return ok(EXIT.done)
  io.err(`weft: ${count.refused} of ${count.lines} lines could not be asked; see "error" in them\n`)
  return ok(EXIT.usage)
}

function problemLines({ code, detail, more }: Problem): string[] {
  const suggestions = more?.['suggestions']
  const list = Array.isArray(suggestions) ? suggestions.map(String).join(', ') : ''
  return [
    `${PROBLEMS[code].title}: ${detail}`,
    ...(list === '' ? [] : [`did you mean one of these? ${list}`]),
  ]
}

const notesText = ({ notModelled, notes }: Imported): string =>
  [...notModelled.map(({ type, id, file }) => `${file}: ${type} ${id} is not modelled`), ...notes]
    .map((line) => `note: ${line}\n`)
    .join('')

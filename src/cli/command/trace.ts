import { createReadStream, statSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { command } from '../command.ts'
import { CONNECTION_FLAGS, type ConnectionFlags } from '../connection-flags.ts'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'
import { flagOf, questionFlags, questionOf, TRACE_FLAGS, type TraceFlags } from '../trace-flags.ts'

export const trace = command({
  name: 'trace',
  usage: [
    'trace --aws DIR --from END --to END --protocol PROTOCOL [--port PORT] [FLAGS]',
    'trace --network FILE.yaml --from END --to END --protocol PROTOCOL [--port PORT] [FLAGS]',
    'trace --aws DIR|--network FILE.yaml --batch FILE.jsonl|-',
    'trace --url URL --token TOKEN --from END --to END --protocol PROTOCOL [--port PORT] [FLAGS]',
  ],
  doc: [
    'Says whether a packet arrives and its answer comes back, place by place, and what decides it.',
    'The exit code tells the answer: 0 delivered, 1 dropped, 4 unknown, 5 delivered one way or only',
    'sometimes; 2 is wrong usage, 3 a network that could not be loaded.',
    'A batch answers each line {"id","from","to","protocol","port",…} with one line of JSON, in order;',
    'it exits with 0, or with 2 if some lines could not be asked: they are answered with "error".',
  ],
  flags: { ...TRACE_FLAGS, ...CONNECTION_FLAGS },
  examples: [
    'weft trace --aws dump --from web-1 --to 10.0.2.9 --protocol tcp --port 443',
    'weft trace --network network.yaml --from web-1 --to db-1 --protocol tcp --port 5432',
    'weft trace --aws dump --from internet --to i-0ab12 --protocol tcp --port 22 --explain all',
    'weft trace --aws dump --from vpc-1/10.0.0.5 --to internet --icmp echo --json',
    'weft trace --aws dump --batch questions.jsonl > answers.jsonl',
  ],
  async run({ flags, words }, { io }) {
    if (words[0] !== undefined) {
      return wrongUsage(`${JSON.stringify(words[0])} belongs to no flag; write --from and --to`)
    }
    const { aws, network, url } = flags
    if (aws === undefined && network === undefined) return askApi(flags, io)
    if ([aws, network, url].filter((one) => one !== undefined).length > 1) {
      return wrongUsage('--aws, --network and --url are several networks; name one')
    }
    return flags.batch === undefined ? askOnce(flags, io) : askBatch(flags, io)
  },
})

type Outcome = Promise<Result<ExitCode, Refusal>>

const formOf = (flags: TraceFlags) => (flags.json ? 'json' : 'text')

async function askOnce(flags: TraceFlags, io: Io): Outcome {
  const question = questionOf(flags)
  if (!question.ok) return question
  const snapshot = await load(flags, io)
  if (!snapshot.ok) return snapshot
  const { answerOnce } = await import('../answer-once.ts')
  return answerOnce(snapshot.value, question.value, io, formOf(flags))
}

async function askApi(flags: TraceFlags & ConnectionFlags, io: Io): Outcome {
  const { clientOf, connectionOf, NO_API } = await import('../connection.ts')
  const connection = connectionOf(flags, io)
  if (!connection.ok) return connection
  if (connection.value === undefined) {
    return wrongUsage(
      'say which network: --aws DIR, a directory made by infra/aws/collect.sh, or an API;',
      ...NO_API,
    )
  }
  if (flags.batch !== undefined) return wrongUsage('--batch works with --aws and --network only')
  const question = questionOf(flags)
  if (!question.ok) return question
  const { asked } = await import('../api-refusal.ts')
  const answered = await asked(clientOf(connection.value, io).createTrace(question.value), flagOf)
  if (!answered.ok) return answered
  const { printAnswer } = await import('../print-answer.ts')
  printAnswer(answered.value, io, formOf(flags))
  return ok(exitCodeOf(answered.value.verdict))
}

async function askBatch(flags: TraceFlags, io: Io): Outcome {
  const { batch = '-' } = flags
  const [stray] = questionFlags(flags).filter((name) => name !== 'json')
  if (stray !== undefined) {
    return wrongUsage(`with --batch, --${stray} belongs into the lines of the file`)
  }
  if (batch !== '-' && !statSync(batch, { throwIfNoEntry: false })?.isFile()) {
    return badInput(`${batch} is not a file of questions`)
  }
  const snapshot = await load(flags, io)
  if (!snapshot.ok) return snapshot
  const input = batch === '-' ? io.stdin : createReadStream(batch, { highWaterMark: 1 << 22 })
  const { answerBatch } = await import('../answer-batch.ts')
  const count = await answerBatch(snapshot.value, input, io.out)
  if (count.refused === 0) return ok(EXIT.done)
  io.err(`weft: ${count.refused} of ${count.lines} lines could not be asked; see "error" in them\n`)
  return ok(EXIT.usage)
}

async function load(flags: TraceFlags, io: Io): Promise<Result<Snapshot, Refusal>> {
  if (flags.network !== undefined) return loadManifest(flags.network)
  const { readAws } = await import('../read-aws.ts')
  const imported = readAws(flags.aws ?? '')
  if (!imported.ok) return imported
  const { snapshot, notModelled, notes } = imported.value
  const said = [
    ...notModelled.map(({ type, id, file }) => `${file}: ${type} ${id} is not modelled`),
    ...notes,
  ]
  if (flags.notes) io.err(said.map((line) => `note: ${line}\n`).join(''))
  return ok(snapshot)
}

/** As the manifest would be applied to an empty tenant, by the same decisions; paths stand for ids. */
async function loadManifest(path: string): Promise<Result<Snapshot, Refusal>> {
  const { readManifestFiles, refuseFaults } = await import('../manifest/read-files.ts')
  const manifest = readManifestFiles([path])
  if (!manifest.ok) return manifest
  const { plan } = await import('../../manifest/plan.ts')
  const planned = plan(manifest.value, [])
  return planned.ok ? ok(planned.value.network) : refuseFaults(planned.error)
}

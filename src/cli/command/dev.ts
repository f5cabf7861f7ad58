import { fail, ok, type Result } from '../../base/result.ts'
import { command } from '../command.ts'
import { clientOf } from '../connection.ts'
import { askQuestions } from '../dev/ask-questions.ts'
import { type Launch, type Launched, launch } from '../dev/launch.ts'
import { ensureSample } from '../dev/sample.ts'
import { EXIT } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { saveProfile } from '../profile-file.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'

const L4_PORT_DEFAULT = 8787
const FOLDER_DEFAULT = '.weft'
/** Under which the API is kept for other commands while it runs. */
const PROFILE = 'dev'

export const dev = command({
  name: 'dev',
  usage: ['dev [--port PORT] [--data DIR] [--once]'],
  doc: [
    'Runs the API in workerd over an embedded database, both on this machine and for nobody else,',
    'creates the sample network of examples/sample through it, asks the questions that lie beside it,',
    'and then serves until Ctrl-C. `npm start` is the same. Everything that is kept lies in --data.',
  ],
  flags: {
    port: {
      type: 'integer',
      value: 'PORT',
      min: 0,
      max: 65_535,
      doc: `Where to listen on loopback; 0: any free port; absent: ${L4_PORT_DEFAULT}.`,
    },
    data: { type: 'text', value: 'DIR', doc: `Folder for the data; absent: ${FOLDER_DEFAULT}.` },
    once: {
      type: 'switch',
      doc: 'Exit after the questions: with 0 if all answers are as expected, else with 1.',
    },
  },
  examples: ['weft dev', 'weft dev --port 9000 --data .weft/other', 'weft dev --once'],
  async run({ flags, words }, { io }) {
    if (words[0] !== undefined) return wrongUsage(`${JSON.stringify(words[0])} belongs to no flag`)
    const signal = nextSignal()
    const startedMs = Date.now()
    const { port: l4Port = L4_PORT_DEFAULT, data: folder = FOLDER_DEFAULT } = flags
    const running = launch({ folder, l4Port })
    const work = show(running, io, startedMs).then((shown) =>
      shown.ok && !flags.once ? serve(shown.value, io) : shown,
    )
    const done = await Promise.race([work, signal]).finally(() => running.stop())
    if (done === 'signal') return ok(EXIT.done)
    if (!done.ok) return done
    return ok(done.value.surprising === 0 ? EXIT.done : EXIT.unexpected)
  },
})

/** Handled to the end of the process, so that an impatient second Ctrl-C does not leave children behind. */
const nextSignal = (): Promise<'signal'> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => resolve('signal'))
    }
    if (process.env['npm_lifecycle_event'] !== undefined) void orphaned().then(resolve)
  })

const ORPHAN_PAUSE_MS = 250

/** npm passes a signal on to the shell between us and it, which dies of it and tells nobody. */
function orphaned(): Promise<'signal'> {
  const parent = process.ppid
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      resolve('signal')
    }, ORPHAN_PAUSE_MS).unref()
  })
}

interface Shown extends Launched {
  readonly surprising: number
}

async function show(running: Launch, io: Io, startedMs: number): Promise<Result<Shown, Refusal>> {
  const launched = await running.done
  if (!launched.ok) return launched
  const { url, token } = launched.value
  const api = clientOf({ url, token }, io)
  const sample = await ensureSample(api)
  if (!sample.ok) return ours(sample.error)
  const how = sample.value === 'created' ? 'has been created' : 'is there from before'
  io.out(`Weft is up at ${url}; the sample network ${how}.\n\n`)
  const asked = await askQuestions(api, io)
  if (!asked.ok) return ours(asked.error)
  const { questions, surprising } = asked.value
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  io.out(
    `${questions} questions, ${questions - surprising} answered as expected, ${seconds} s since the start\n`,
  )
  return ok({ ...launched.value, surprising })
}

/** The sample and its questions are ours, so that a refusal of them is not the caller's mistake. */
const ours = ({ lines }: Refusal): Result<never, Refusal> =>
  fail({ exitCode: EXIT.unexpected, lines })

/** Whoever has come by npx has no `weft` of his own. */
const npx = (script: string): string => (script === 'npx' ? 'npx ' : '')

/** Until something breaks; Ctrl-C is the caller's business. */
async function serve({ url, token, broken }: Shown, io: Io): Promise<Result<never, Refusal>> {
  const saved = saveProfile(io, PROFILE, { url, token })
  if (!saved.ok) io.err(saved.error.lines.map((line) => `weft: ${line}\n`).join(''))
  const script = process.env['npm_lifecycle_event'] ?? ''
  const weft = ['start', 'weft'].includes(script) ? 'npm run -s weft --' : `${npx(script)}weft`
  io.out(`
Serving at ${url} until Ctrl-C. A token for a day:

  export WEFT_TOKEN=${token}

${saved.ok ? `It is kept as the profile \`${PROFILE}\`, so that this works in another window:` : 'Try:'}

  ${weft} vnic list --vpc shop --profile ${PROFILE}
  ${weft} trace --profile ${PROFILE} --from app-1 --to db-1 --protocol tcp --port 5432
  curl -H "authorization: Bearer $WEFT_TOKEN" ${url}/v1/vpcs
`)
  return fail({ exitCode: EXIT.unexpected, lines: (await broken).split('\n') })
}

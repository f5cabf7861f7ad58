import { ok, type Result } from '../../../base/result.ts'
import type { Kind } from '../../../model/kind.ts'
import { aWord, words as said } from '../../../model/words.ts'
import type { Cascade } from '../../../sdk/index.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT, type ExitCode } from '../../exit-code.ts'
import type { Flags } from '../../flag.ts'
import type { Io } from '../../io.ts'
import { type Refusal, wrongUsage } from '../../refusal.ts'
import { exampleName, examplePlace } from '../command-text.ts'
import { type KindMethods, type Members, methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import { placeOf } from '../place.ts'
import {
  DRY_RUN_FLAG,
  type GivenFlags,
  IF_MATCH_FLAG,
  namesOf,
  oneWord,
  withShared,
  writeOptions,
} from '../verb-context.ts'

const DELETE_FLAGS = {
  detach: { type: 'switch', doc: 'Takes it out of whatever mentions it first.' },
  cascade: { type: 'switch', doc: 'Deletes what depends on it, too; shows what, and asks.' },
  plan: { type: 'text', value: 'DIGEST', doc: 'With --cascade: exactly this plan, or nothing.' },
  yes: { type: 'switch', doc: 'Do not ask.' },
} as const satisfies Flags

export function deleteCommand(kind: Kind): Command {
  const word = kindWord(kind)
  const name = exampleName(`@${kind.name}`)
  const place = examplePlace(kind)
  return command({
    name: `${word} delete`,
    usage: [`${word} delete NAME|ID [FLAGS]`],
    doc: [
      `Deletes ${aWord(kind.name)}. While others depend on it, it stays, and they are named; --detach`,
      'or --cascade are the two ways out.',
    ],
    flags: withShared(kind, { ...DELETE_FLAGS, ...DRY_RUN_FLAG, ...IF_MATCH_FLAG }),
    examples: [
      ['weft', word, 'delete', name, place].filter(Boolean).join(' '),
      ['weft', word, 'delete', name, place, '--cascade --dry-run'].filter(Boolean).join(' '),
    ],
    async run({ flags: given, words }, { io }) {
      const flags = given as GivenFlags
      const text = oneWord(kind, words)
      if (!text.ok) return text
      if (flags['detach'] && flags['cascade']) {
        return wrongUsage('--detach keeps what --cascade deletes; say one of them')
      }
      const names = namesOf(flags, io)
      if (!names.ok) return names
      const where = await placeOf(kind, text.value, flags, names.value)
      if (!where.ok) return where
      const methods = methodsOf(names.value.api, kind)
      if (flags['cascade']) return cascade(methods, where.value, flags, io)
      const gone = await one(methods, where.value, flags)
      if (!gone.ok) return gone
      const what = `${said(kind.name)} ${text.value}`
      io.err(flags['dry-run'] ? `dry run: ${what} would go\n` : `${what} is deleted\n`)
      return ok(EXIT.done)
    },
  })
}

const one = (methods: KindMethods, where: Members, flags: GivenFlags) =>
  asked(
    methods.delete(where, { ...writeOptions(flags), ...(flags['detach'] ? { detach: true } : {}) }),
  )

/** First what would go, then exactly that. */
async function cascade(
  methods: KindMethods,
  where: Members,
  flags: GivenFlags,
  io: Io,
): Promise<Result<ExitCode, Refusal>> {
  const options = { ...writeOptions(flags), cascade: true }
  const planned = await asked(methods.delete(where, { ...options, dryRun: true }))
  if (!planned.ok) return planned
  const plan = flags['plan'] ?? planned.value?.plan
  if (!flags['dry-run']) {
    const agreed = await agree(planned.value, flags, io)
    if (!agreed.ok) return agreed
    const wish = { ...options, ...(plan === undefined ? {} : { plan: String(plan) }) }
    const done = await asked(methods.delete(where, wish))
    if (!done.ok) return done
  }
  if (flags.json) io.out(`${JSON.stringify(planned.value ?? {}, null, 2)}\n`)
  else if (flags['dry-run']) io.out(planText(planned.value))
  if (flags['dry-run']) io.err('dry run: nothing was changed\n')
  else io.err(`${planned.value?.deleted.length ?? 0} resources are deleted\n`)
  return ok(EXIT.done)
}

async function agree(
  plan: Cascade | undefined,
  flags: GivenFlags,
  io: Io,
): Promise<Result<true, Refusal>> {
  if (flags['yes'] || flags['plan'] !== undefined) return ok(true)
  io.err(planText(plan))
  if (io.ask === undefined) return wrongUsage('nobody can be asked here: --yes, or --plan DIGEST')
  const answer = await io.ask(`Delete these ${plan?.deleted.length ?? 0}? [y/N] `)
  return /^y(es)?$/i.test(answer.trim()) ? ok(true) : notAgreed()
}

const notAgreed = (): Result<never, Refusal> => ({
  ok: false,
  error: { exitCode: EXIT.input, lines: ['nothing was deleted'] },
})

function planText(plan: Cascade | undefined): string {
  const lines = (verb: string, some: Cascade['deleted'] = []): string =>
    some.map(({ kind, id, name }) => `${verb} ${said(kind)} ${name ?? id}\n`).join('')
  return `${lines('delete', plan?.deleted)}${lines('change', plan?.changed)}plan ${plan?.plan ?? '-'}\n`
}

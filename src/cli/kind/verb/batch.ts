import { ok, type Result } from '../../../base/result.ts'
import type { Kind } from '../../../model/kind.ts'
import type { VnicBatch, Weft } from '../../../sdk/index.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT, type ExitCode } from '../../exit-code.ts'
import type { Io } from '../../io.ts'
import type { Refusal } from '../../refusal.ts'
import { FILE_FLAG } from '../body.ts'
import { examplePlace } from '../command-text.ts'
import type { AnyResource, Members } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import { tableOf } from '../show.ts'
import {
  DRY_RUN_FLAG,
  type GivenFlags,
  strangeWord,
  withShared,
  writeOptions,
} from '../verb-context.ts'
import { listOf } from './replace.ts'

const ATOMIC_FLAG = {
  atomic: { type: 'switch', doc: 'All of them or none; absent: each for itself.' },
} as const

/** Many vNICs by one request. */
export function batchCommand(kind: Kind): Command {
  const word = kindWord(kind)
  return command({
    name: `${word} batch`,
    usage: [`${word} batch --from-file FILE [--atomic] [FLAGS]`],
    doc: [
      'Creates up to 100 at once, from a JSON list of what `create --from-file` takes. Without --atomic each',
      'is created or refused for itself; the exit code is 3 if one was refused.',
    ],
    flags: withShared(kind, { ...FILE_FLAG, ...ATOMIC_FLAG, ...DRY_RUN_FLAG }),
    examples: [`weft ${word} batch ${examplePlace(kind)} --from-file ${kind.plural}.json`],
    async run({ flags: given, words }, { io }) {
      if (words[0] !== undefined) return strangeWord(words[0])
      const flags = given as GivenFlags
      const list = await listOf(kind, flags, io)
      if (!list.ok) return list
      const { names, home, items } = list.value
      const done = await send(names.api, { ...home, items }, flags)
      return done.ok ? ok(print(kind, done.value, flags, io)) : done
    },
  })
}

/** With `atomic` a vNIC, else what became of one. */
type Made = AnyResource & {
  readonly resource?: AnyResource
  readonly problem?: { readonly title: string; readonly detail: string }
}

/** The items were read from a file; the API says what is wrong with them. */
async function send(
  api: Weft,
  batch: Members,
  flags: GivenFlags,
): Promise<Result<readonly Made[], Refusal>> {
  const whole = { ...batch, atomic: flags['atomic'] === true } as unknown as VnicBatch
  const done = await asked(api.createVnicBatch(whole, writeOptions(flags)))
  return done.ok ? ok(done.value.items as readonly unknown[] as readonly Made[]) : done
}

function print(kind: Kind, made: readonly Made[], flags: GivenFlags, io: Io): ExitCode {
  const there = made.flatMap((one) => (one.problem === undefined ? (one.resource ?? one) : []))
  const table = (): string => tableOf(kind, there, { names: new Map(), width: io.width })
  io.out(flags.json ? `${JSON.stringify(made, null, 2)}\n` : there.length === 0 ? '' : table())
  for (const [i, { problem }] of made.entries()) {
    if (problem !== undefined) io.err(`weft: item ${i + 1}: ${problem.title}: ${problem.detail}\n`)
  }
  if (flags['dry-run']) io.err('dry run: nothing was changed\n')
  return there.length === made.length ? EXIT.done : EXIT.input
}

import { ok, type Result } from '../../../base/result.ts'
import type { Kind } from '../../../model/kind.ts'
import { creationFields } from '../../../model/kind-fields.ts'
import { kindNamed } from '../../../model/kind-named.ts'
import { words as said } from '../../../model/words.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT } from '../../exit-code.ts'
import type { Io } from '../../io.ts'
import { type Refusal, wrongUsage } from '../../refusal.ts'
import { FILE_FLAG, readJsonFile, withIds } from '../body.ts'
import { examplePlace } from '../command-text.ts'
import { type AnyResource, type Members, methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import type { Names } from '../names.ts'
import { homeOf } from '../place.ts'
import { tableOf } from '../show.ts'
import {
  DRY_RUN_FLAG,
  type GivenFlags,
  IF_MATCH_FLAG,
  namesOf,
  strangeWord,
  withShared,
  writeOptions,
} from '../verb-context.ts'
import { parted } from './create.ts'

/** All children of a parent at once, such as the rules of a group. */
export function replaceCommand(kind: Kind): Command {
  const word = kindWord(kind)
  return command({
    name: `${word} replace`,
    usage: [`${word} replace --from-file FILE [FLAGS]`],
    doc: [
      `Puts a list of ${said(kind.plural)} in the place of all that the ${said(kind.parent ?? '')} has, at once or not`,
      'at all. What is the same stays, with its id. Without --if-match nothing is lost that is written',
      'between reading the list and replacing it.',
    ],
    flags: withShared(kind, { ...FILE_FLAG, ...DRY_RUN_FLAG, ...IF_MATCH_FLAG }),
    examples: [
      ['weft', word, 'replace', examplePlace(kind), `--from-file ${kind.plural}.json`].join(' '),
    ],
    async run({ flags: given, words }, { io }) {
      if (words[0] !== undefined) return strangeWord(words[0])
      const flags = given as GivenFlags
      const list = await listOf(kind, flags, io)
      if (!list.ok) return list
      const { names, home, items } = list.value
      const ifMatch = flags['if-match'] ?? (await etagOfParent(kind, names, home))
      const { replace } = methodsOf(names.api, kind)
      const done = await asked(replace(home, items, { ...writeOptions(flags), ifMatch }))
      if (!done.ok) return done
      print(kind, done.value.items, flags, io)
      return ok(EXIT.done)
    },
  })
}

function print(kind: Kind, list: readonly AnyResource[], flags: GivenFlags, io: Io): void {
  const table = (): string => tableOf(kind, list, { names: new Map(), width: io.width })
  io.out(flags.json ? `${JSON.stringify(list, null, 2)}\n` : table())
  if (flags['dry-run']) io.err('dry run: nothing was changed\n')
}

async function etagOfParent(kind: Kind, { api }: Names, home: Members): Promise<string> {
  const { get } = methodsOf(api, kindNamed(kind.parent ?? ''))
  const parent = await asked(get(home).raw())
  return parent.ok ? (parent.value.etag ?? '*') : '*'
}

interface Listed {
  readonly names: Names
  /** VPC and parent. */
  readonly home: Members
  readonly items: readonly Members[]
}

/** The list of a file, where it belongs, with ids for names. */
export async function listOf(
  kind: Kind,
  flags: GivenFlags,
  io: Io,
): Promise<Result<Listed, Refusal>> {
  if (flags['from-file'] === undefined) return wrongUsage('say what: --from-file FILE, or -')
  const file = await readJsonFile(flags['from-file'], io, 'list')
  if (!file.ok) return file
  const names = namesOf(flags, io)
  if (!names.ok) return names
  const home = await homeOf(kind, flags, names.value)
  if (!home.ok) return home
  const items = await itemsOf(kind, file.value as readonly Members[], names.value, home.value)
  return items.ok ? ok({ names: names.value, home: home.value, items: items.value }) : items
}

/** What is wrong with an item is said with its number. */
async function itemsOf(
  kind: Kind,
  items: readonly Members[],
  names: Names,
  home: Members,
): Promise<Result<readonly Members[], Refusal>> {
  const resolved: Members[] = []
  for (const [i, item] of items.entries()) {
    const one = await withIds(creationFields(kind), parted(kind, item).body, names, home)
    if (!one.ok) {
      const lines = one.error.lines.map((line) => `item ${i + 1}: ${line}`)
      return { ok: false, error: { ...one.error, lines } }
    }
    resolved.push(one.value)
  }
  return ok(resolved)
}

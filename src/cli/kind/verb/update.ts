import { ok, type Result } from '../../../base/result.ts'
import { LABEL_FIELDS } from '../../../model/envelope.ts'
import type { Fields } from '../../../model/field.ts'
import type { Kind } from '../../../model/kind.ts'
import { aWord } from '../../../model/words.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT } from '../../exit-code.ts'
import type { Flags } from '../../flag.ts'
import { type Refusal, wrongUsage } from '../../refusal.ts'
import { FILE_FLAG, membersOf, readJsonFile, withIds } from '../body.ts'
import { exampleName, examplePlace } from '../command-text.ts'
import { fieldFlags, flagsOf } from '../field-flag.ts'
import { type Members, methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import { placeOf } from '../place.ts'
import {
  DRY_RUN_FLAG,
  type GivenFlags,
  IF_MATCH_FLAG,
  memberNames,
  namesOf,
  oneWord,
  printResource,
  withShared,
  writeOptions,
} from '../verb-context.ts'

const openFields = (kind: Kind): Fields => ({
  ...LABEL_FIELDS,
  ...Object.fromEntries(
    Object.entries(kind.fields).filter(([, { access }]) => access === 'readWrite'),
  ),
})

const TAKING_AWAY = {
  unset: {
    type: 'texts',
    value: 'FLAG',
    doc: 'Takes away what a flag sets, as in `--unset name`.',
  },
  untag: { type: 'texts', value: 'KEY', doc: 'Takes away a tag.' },
} as const satisfies Flags

export function updateCommand(kind: Kind): Command {
  const fields = openFields(kind)
  const word = kindWord(kind)
  const name = exampleName(`@${kind.name}`)
  return command({
    name: `${word} update`,
    usage: [`${word} update NAME|ID [FLAGS]`],
    doc: [`Changes ${aWord(kind.name)}, and prints it. What no flag says stays as it is.`],
    flags: withShared(kind, {
      ...flagsOf(fieldFlags(fields)),
      ...TAKING_AWAY,
      ...FILE_FLAG,
      ...DRY_RUN_FLAG,
      ...IF_MATCH_FLAG,
    }),
    examples: [
      ['weft', word, 'update', name, examplePlace(kind), '--tag tier=web']
        .filter(Boolean)
        .join(' '),
    ],
    async run({ flags: given, words }, { io }) {
      const flags = given as GivenFlags
      const text = oneWord(kind, words)
      if (!text.ok) return text
      const file = await readJsonFile(flags['from-file'], io)
      if (!file.ok) return file
      const patch = patchOf(fields, flags, file.value as Members)
      if (!patch.ok) return patch
      const names = namesOf(flags, io)
      if (!names.ok) return names
      const place = await placeOf(kind, text.value, flags, names.value)
      if (!place.ok) return place
      const members = await withIds(fields, patch.value, names.value, place.value)
      if (!members.ok) return members
      const { update } = methodsOf(names.value.api, kind)
      const done = await asked(
        update(place.value, members.value, writeOptions(flags)),
        memberNames(fields),
      )
      if (!done.ok) return done
      printResource(kind, done.value, flags, io)
      return ok(EXIT.done)
    },
  })
}

function patchOf(fields: Fields, flags: GivenFlags, file: Members): Result<Members, Refusal> {
  const said = membersOf(fieldFlags(fields), flags)
  if (!said.ok) return said
  const taken = takenAway(fields, flags)
  if (!taken.ok) return taken
  const { tags, ...members } = said.value
  const untagged = Object.fromEntries(list(flags['untag']).map((key) => [key, null]))
  const marks = { ...untagged, ...(tags as Members | undefined) }
  const patch = {
    ...file,
    ...members,
    ...taken.value,
    ...(Object.keys(marks).length === 0 ? {} : { tags: marks }),
  }
  if (Object.keys(patch).length > 0) return ok(patch)
  return wrongUsage('say what to change, with a flag or with --from-file')
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function takenAway(fields: Fields, flags: GivenFlags): Result<Members, Refusal> {
  const taken: Record<string, null> = {}
  for (const name of list(flags['unset'])) {
    const known = fieldFlags(fields)
    const flag = known.find((one) => one.name === name.replace(/^--/, '') || one.member === name)
    if (flag === undefined) {
      const names = known.map((one) => one.name).join(', ')
      return wrongUsage(`--unset takes the name of a flag, not ${JSON.stringify(name)}: ${names}`)
    }
    taken[flag.member] = null
  }
  return ok(taken)
}

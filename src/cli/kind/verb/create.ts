import { ok } from '../../../base/result.ts'
import { mayBeAbsent } from '../../../model/field.ts'
import type { Kind } from '../../../model/kind.ts'
import { creationFields, pathMembers } from '../../../model/kind-fields.ts'
import { aWord } from '../../../model/words.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT } from '../../exit-code.ts'
import { FILE_FLAG, membersOf, readJsonFile, withIds } from '../body.ts'
import { creationExample } from '../command-text.ts'
import { fieldFlags, flagsOf } from '../field-flag.ts'
import { type Members, methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import { homeOf } from '../place.ts'
import {
  DRY_RUN_FLAG,
  type GivenFlags,
  memberNames,
  namesOf,
  printResource,
  strangeWord,
  withShared,
  writeOptions,
} from '../verb-context.ts'

export function createCommand(kind: Kind): Command {
  const fields = creationFields(kind)
  const required = fieldFlags(fields).filter(({ field }) => !mayBeAbsent(field))
  const usage = required.map(({ name }) => ` --${name} …`).join('')
  return command({
    name: `${kindWord(kind)} create`,
    usage: [
      `${kindWord(kind)} create${usage} [FLAGS]`,
      `${kindWord(kind)} create --from-file FILE`,
    ],
    doc: [`Creates ${aWord(kind.name)}, and prints it.`, kind.doc],
    flags: withShared(kind, { ...flagsOf(fieldFlags(fields)), ...FILE_FLAG, ...DRY_RUN_FLAG }),
    examples: [creationExample(kind)],
    async run({ flags: given, words }, { io }) {
      if (words[0] !== undefined) return strangeWord(words[0])
      const flags = given as GivenFlags
      const file = await readJsonFile(flags['from-file'], io)
      if (!file.ok) return file
      const said = membersOf(fieldFlags(fields), flags)
      if (!said.ok) return said
      const names = namesOf(flags, io)
      if (!names.ok) return names
      const { body, home: inFile } = parted(kind, { ...(file.value as Members), ...said.value })
      const home = await homeOf(kind, { ...inFile, ...flags }, names.value)
      if (!home.ok) return home
      const members = await withIds(fields, body, names.value, home.value)
      if (!members.ok) return members
      const { create } = methodsOf(names.value.api, kind)
      const resource = { ...members.value, ...home.value }
      const made = await asked(create(resource, writeOptions(flags)), memberNames(fields))
      if (!made.ok) return made
      printResource(kind, made.value, flags, io)
      return ok(EXIT.done)
    },
  })
}

/** A file may say where the resource is, as what is read from the API does. */
export function parted(kind: Kind, members: Members): { body: Members; home: Members } {
  const above = pathMembers(kind)
  const entries = Object.entries(members)
  const body = entries.filter(([name]) => !above.includes(name))
  const home = entries
    .filter(([name]) => above.includes(name))
    .map(([name, value]) => [kindWordOf(name), value])
  return { body: Object.fromEntries(body), home: Object.fromEntries(home) }
}

/** `securityGroupId` is said as `--security-group`. */
const kindWordOf = (member: string): string =>
  member.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

import { ok } from '../../../base/result.ts'
import type { Kind } from '../../../model/kind.ts'
import { aWord } from '../../../model/words.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT } from '../../exit-code.ts'
import { exampleName, examplePlace } from '../command-text.ts'
import { methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import { placeOf } from '../place.ts'
import { type GivenFlags, namesOf, oneWord, printResource, withShared } from '../verb-context.ts'

export function getCommand(kind: Kind): Command {
  const word = kindWord(kind)
  return command({
    name: `${word} get`,
    usage: [`${word} get NAME|ID [FLAGS]`],
    doc: [`Prints ${aWord(kind.name)}.`],
    flags: withShared(kind, {}),
    examples: [
      ['weft', word, 'get', exampleName(`@${kind.name}`), examplePlace(kind)].join(' ').trim(),
    ],
    async run({ flags: given, words }, { io }) {
      const flags = given as GivenFlags
      const name = oneWord(kind, words)
      if (!name.ok) return name
      const names = namesOf(flags, io)
      if (!names.ok) return names
      const place = await placeOf(kind, name.value, flags, names.value)
      if (!place.ok) return place
      const found = await asked(methodsOf(names.value.api, kind).get(place.value))
      if (!found.ok) return found
      printResource(kind, found.value, flags, io)
      return ok(EXIT.done)
    },
  })
}

/**
 * Help about one kind: what can be done with it.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { kebab } from '../../model/words.ts'
import { creationExample } from './command-text.ts'
import { summaryOf, verbsOf } from './kind-commands.ts'
import { kindWord } from './kind-word.ts'

/** `weft KIND --help`. */
export function kindText(kind: Kind): string {
  const word = kindWord(kind)
  const verbs = verbsOf(kind)
  const width = Math.max(...verbs.map((verb) => verb.length))
  const where = pathMembers(kind).length === 0 ? [] : ['', `It is in ${places(kind)}.`]
  return [
    `usage: weft ${word} VERB [NAME] [FLAGS]`,
    '',
    kind.doc,
    ...where,
    '',
    ...verbs.map((verb) => `  ${verb.padEnd(width)}  ${summaryOf(kind, verb)}.`),
    '',
    'example',
    `  ${creationExample(kind)}`,
    '',
    `\`weft ${word} VERB --help\` says more.`,
    '',
  ].join('\n')
}

const places = (kind: Kind): string =>
  pathMembers(kind)
    .map((member) => `--${kebab(member.replace(/Id$/, ''))}`)
    .join(' and ')

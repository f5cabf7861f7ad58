/**
 * Help about kinds: which there are, and what can be done with one.
 *
 * @module
 */
import type { Kind, KindScope } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { creationExample } from './command-text.ts'
import { summaryOf, verbsOf } from './kind-commands.ts'
import { kindWord } from './kind-word.ts'

const LINE_WIDTH = 92

const SCOPES: readonly (readonly [scope: KindScope, said: string])[] = [
  ['tenant', 'kinds of the tenant'],
  ['vpc', 'kinds in a VPC'],
  ['platform', 'kinds of the operator'],
]

/** All kinds, as the overview has them. */
export function kindsText(): string[] {
  return SCOPES.flatMap(([scope, said]) => {
    const words = API_KINDS.filter((kind) => kind.scope === scope).map(kindWord)
    return [`${said}:`, ...wrapped(words)]
  })
}

function wrapped(words: readonly string[]): string[] {
  const lines = ['']
  for (const [i, word] of words.entries()) {
    const text = i === words.length - 1 ? word : `${word},`
    const last = lines.at(-1) ?? ''
    if (last.length + text.length + 1 > LINE_WIDTH) lines.push(text)
    else lines[lines.length - 1] = `${last} ${text}`.trim()
  }
  return lines.map((line) => `  ${line}`)
}

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
    .map(
      (member) =>
        `--${member.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    )
    .join(' and ')

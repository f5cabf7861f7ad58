import type { Command } from './command.ts'
import { VERBS } from './commands.ts'
import { flagsText } from './flag.ts'

/** What `weft help` prints. */
export function overviewText(kinds: readonly string[]): string {
  const width = Math.max(...VERBS.map((verb) => verb.name.length))
  return lines(
    'Weft: a network that answers why.',
    '',
    'usage: weft COMMAND [FLAGS]',
    '       weft KIND VERB [NAME] [FLAGS]',
    '',
    ...VERBS.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`),
    '',
    ...kinds,
    '',
    '`weft COMMAND --help`, `weft KIND --help` and `weft KIND VERB --help` say more, with examples.',
  )
}

/** What `weft COMMAND --help` prints. */
export function commandText(command: Command): string {
  const flags = flagsText(command.flags)
  return lines(
    ...command.usage.map((usage, i) => `${i === 0 ? 'usage:' : '      '} weft ${usage}`),
    '',
    ...command.doc,
    ...(flags.length === 0 ? [] : ['', 'flags', ...flags]),
    ...(command.examples.length === 0 ? [] : ['', 'examples']),
    ...command.examples.map((example) => `  ${example}`),
  )
}

const lines = (...texts: string[]): string => `${texts.join('\n')}\n`

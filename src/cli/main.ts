/**
 * `weft`: finds the command, reads its flags, runs it, and turns what came of it into an exit code.
 *
 * @module
 */

import { nearest } from '../base/nearest.ts'
import type { Command, Context } from './command.ts'
import { VERBS } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { parseFlags } from './flag.ts'
import { commandText, overviewText } from './help-text.ts'
import type { Refusal } from './refusal.ts'

const HELP_WORDS = new Set(['help', '--help', '-h'])
const VERSION_WORDS = new Set(['--version', '-v'])

export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  const [first = 'help', ...rest] = argv
  if (first === 'help') return help(rest, context)
  if (HELP_WORDS.has(first)) return help([], context)
  if (first === '__complete') return complete(rest, context)
  if (VERSION_WORDS.has(first)) return main(['version', ...rest], context)
  const found = await findCommand(argv)
  if ('exitCode' in found) return refuse(found, context)
  const isHelp = rest.some((word) => word === '--help' || word === '-h')
  if (isHelp || found.command === undefined) return print(found.text, context)
  const { command } = found
  const given = parseFlags(command.flags, argv.slice(found.depth))
  if (!given.ok) return refuse(given.error, context, command.name)
  const done = await command.run(given.value, context)
  return done.ok ? done.value : refuse(done.error, context, command.name)
}

/** What the scripts of `weft completion` ask; the words come after `--`. */
async function complete([, ...words]: readonly string[], { io }: Context): Promise<ExitCode> {
  const { candidates } = await import('./completion/candidates.ts')
  io.out((await candidates(words, io)).map((one) => `${one}\n`).join(''))
  return EXIT.done
}

interface Found {
  /** Absent: a kind without a verb, which has help alone. */
  readonly command?: Command
  readonly text: string
  /** How many words name it. */
  readonly depth: number
}

/** `weft VERB`, or `weft KIND VERB`; code is loaded for what is asked for, and for nothing else. */
async function findCommand(words: readonly string[]): Promise<Found | Refusal> {
  const [first = '', second] = words
  const verb = VERBS.find((one) => one.name === first)
  if (verb !== undefined) {
    const command = await verb.load()
    return { command, text: commandText(command), depth: 1 }
  }
  const { kindOfWord, kindWords } = await import('./kind/kind-word.ts')
  const kind = kindOfWord(first)
  if (kind === undefined)
    return unknownWord('command', first, [...VERBS.map(({ name }) => name), ...kindWords()])
  const { kindCommand, verbsOf } = await import('./kind/kind-commands.ts')
  const { kindText } = await import('./kind/kind-text.ts')
  if (second === undefined || second.startsWith('-')) return { text: kindText(kind), depth: 1 }
  const command = kindCommand(kind, second)
  if (command === undefined) return unknownWord('verb', second, verbsOf(kind), first)
  return { command, text: commandText(command), depth: 2 }
}

async function help(words: readonly string[], context: Context): Promise<ExitCode> {
  if (words.length === 0) {
    const { kindsText } = await import('./kind/kinds-text.ts')
    return print(overviewText(kindsText()), context)
  }
  const found = await findCommand(words)
  return 'exitCode' in found ? refuse(found, context) : print(found.text, context)
}

function print(text: string, { io }: Context): ExitCode {
  io.out(text)
  return EXIT.done
}

function unknownWord(what: string, given: string, known: readonly string[], of = ''): Refusal {
  const [meant] = nearest(given, known)
  const hint =
    meant === undefined
      ? `known are ${known.join(', ')}`
      : `did you mean ${[of, meant].filter(Boolean).join(' ')}?`
  return { exitCode: EXIT.usage, lines: [`unknown ${what} ${JSON.stringify(given)}; ${hint}`] }
}

function refuse({ exitCode, lines }: Refusal, { io }: Context, command?: string): ExitCode {
  io.err(lines.map((line) => `weft: ${line}\n`).join(''))
  if (exitCode === EXIT.usage && command !== undefined) {
    io.err(`      \`weft ${command} --help\` shows how.\n`)
  }
  return exitCode
}

/**
 * `weft`: finds the command, reads its flags, runs it, and turns what came of it into an exit code.
 *
 * @module
 */

import { nearest } from '../base/nearest.ts'
import type { Context } from './command.ts'
import { VERBS } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { parseFlags } from './flag.ts'
import { commandText, overviewText } from './help-text.ts'
import type { Refusal } from './refusal.ts'

const HELP_WORDS = new Set(['help', '--help', '-h'])
const VERSION_WORDS = new Set(['--version', '-v'])

export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  const [first = 'help', ...rest] = argv
  if (HELP_WORDS.has(first)) return help(rest[0], context)
  const name = VERSION_WORDS.has(first) ? 'version' : first
  const verb = VERBS.find((one) => one.name === name)
  if (verb === undefined) return refuse(unknownCommand(name), context)
  if (rest.includes('--help') || rest.includes('-h')) return help(name, context)
  const command = await verb.load()
  const given = parseFlags(command.flags, rest)
  if (!given.ok) return refuse(given.error, context, name)
  const done = await command.run(given.value, context)
  return done.ok ? done.value : refuse(done.error, context, name)
}

async function help(name: string | undefined, context: Context): Promise<ExitCode> {
  const verb = VERBS.find((one) => one.name === name)
  if (name !== undefined && verb === undefined) return refuse(unknownCommand(name), context)
  context.io.out(verb === undefined ? overviewText() : commandText(await verb.load()))
  return EXIT.done
}

function unknownCommand(name: string): Refusal {
  const names = VERBS.map((verb) => verb.name)
  const [meant] = nearest(name, names)
  const hint = meant === undefined ? `known are ${names.join(', ')}` : `did you mean ${meant}?`
  return { exitCode: EXIT.usage, lines: [`unknown command ${JSON.stringify(name)}; ${hint}`] }
}

function refuse({ exitCode, lines }: Refusal, { io }: Context, command?: string): ExitCode {
  io.err(lines.map((line) => `weft: ${line}\n`).join(''))
  if (exitCode === EXIT.usage && command !== undefined) {
    io.err(`      \`weft ${command} --help\` shows how.\n`)
  }
  return exitCode
}

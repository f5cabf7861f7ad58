/**
 * Flags of a command as data: parsing, refusing with what would be accepted, and help are all made
 * from one description.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import { nearest } from '../base/nearest.ts'
import { ok, type Result } from '../base/result.ts'
import { type Refusal, wrongUsage } from './refusal.ts'

export type Flag = { readonly doc: string } & (
  | { readonly type: 'switch' }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly value: string; readonly min: number; readonly max: number }
)

export type Flags = Readonly<Record<string, Flag>>

type ValueOf<F extends Flag> = F extends { type: 'switch' }
  ? boolean
  : F extends { type: 'integer' }
    ? number
    : F extends { type: 'choice'; values: readonly (infer V)[] }
      ? V
      : string

/** The flags that were given. */
export type Given<F extends Flags> = { readonly [K in keyof F]?: ValueOf<F[K]> }

export interface Arguments<F extends Flags> {
  readonly flags: Given<F>
  readonly words: readonly string[]
}

export function parseFlags<F extends Flags>(
  flags: F,
  argv: readonly string[],
): Result<Arguments<F>, Refusal> {
  const given: Record<string, string | number | boolean> = {}
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [
        name,
        { type: flag.type === 'switch' ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (flag === undefined) return unknownFlag(token.rawName, Object.keys(flags))
    if (Object.hasOwn(given, token.name)) return wrongUsage(`${token.rawName} is given twice`)
    const value = readValue(flag, token.rawName, token.value)
    if (!value.ok) return value
    given[token.name] = value.value
  }
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []))
  return ok({ flags: given as Given<F>, words })
}

function unknownFlag(given: string, known: readonly string[]): Result<never, Refusal> {
  const [meant] = nearest(given.replace(/^-+/, ''), known)
  if (meant !== undefined) return wrongUsage(`unknown flag ${given}; did you mean --${meant}?`)
  return wrongUsage(
    `unknown flag ${given}; known are ${known.map((name) => `--${name}`).join(', ')}`,
  )
}

function readValue(
  flag: Flag,
  name: string,
  text: string | undefined,
): Result<string | number | boolean, Refusal> {
  if (flag.type === 'switch') {
    return text === undefined ? ok(true) : wrongUsage(`${name} takes no value`)
  }
  if (text === undefined || text === '')
    return wrongUsage(`${name} needs a value: ${accepts(flag)}`)
  if (flag.type === 'text') return ok(text)
  if (flag.type === 'choice') {
    return flag.values.includes(text) ? ok(text) : notAccepted(flag, name, text)
  }
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  return flag.min <= number && number <= flag.max ? ok(number) : notAccepted(flag, name, text)
}

const notAccepted = (flag: Flag, name: string, text: string): Result<never, Refusal> =>
  wrongUsage(`${name} takes ${accepts(flag)}, not ${JSON.stringify(text)}`)

function accepts(flag: Flag): string {
  switch (flag.type) {
    case 'switch':
      return 'nothing'
    case 'text':
      return flag.value
    case 'choice':
      return flag.values.join(' or ')
    case 'integer':
      return `a number from ${flag.min} to ${flag.max}`
  }
}

/** The lines of help, one per flag. */
export function flagsText(flags: Flags): string[] {
  const rows = Object.entries(flags).map(([name, flag]) => [
    `--${name} ${sign(flag)}`.trim(),
    flag.doc,
  ])
  const width = Math.max(0, ...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', doc = '']) => `  ${left.padEnd(width)}  ${doc}`)
}

function sign(flag: Flag): string {
  if (flag.type === 'switch') return ''
  return flag.type === 'choice' ? flag.values.join('|') : flag.value
}

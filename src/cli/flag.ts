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

export type Flag = { readonly doc: string; readonly also?: readonly string[] } & (
  | { readonly type: 'switch' }
  /** `--name`, `--no-name`, `--name=false`. */
  | { readonly type: 'onOff' }
  | { readonly type: 'text'; readonly value: string }
  /** May be given several times. */
  | { readonly type: 'texts'; readonly value: string }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly value: string; readonly min: number; readonly max: number }
)

export type Flags = Readonly<Record<string, Flag>>

type ValueOf<F extends Flag> = F extends { type: 'switch' | 'onOff' }
  ? boolean
  : F extends { type: 'texts' }
    ? readonly string[]
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

type Value = string | number | boolean | readonly string[]

export function parseFlags<F extends Flags>(
  flags: F,
  argv: readonly string[],
): Result<Arguments<F>, Refusal> {
  const given = new Map<string, Value>()
  const names = namesOf(flags)
  const tokens = tokensOf(names, argv)
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = names.get(token.name)
    if (known === undefined) return unknownFlag(token.rawName, Object.keys(flags))
    const { name, flag, isOff } = known
    const value = isOff ? ok(false) : readValue(flag, token.rawName, token.value)
    if (!value.ok) return value
    const before = given.get(name)
    if (before !== undefined && flag.type !== 'texts') {
      return wrongUsage(`${token.rawName} is given twice`)
    }
    given.set(name, before === undefined ? value.value : [before, value.value].flat().map(String))
  }
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []))
  return ok({ flags: Object.fromEntries(given) as unknown as Given<F>, words })
}

const tokensOf = (names: ReadonlyMap<string, Known>, argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      [...names].map(([spelled, { flag }]) => [
        spelled,
        { type: isBoolean(flag) ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens

const isBoolean = ({ type }: Flag): boolean => type === 'switch' || type === 'onOff'

interface Known {
  readonly name: string
  readonly flag: Flag
  /** `--no-name`. */
  readonly isOff: boolean
}

/** Every spelling of every flag. */
function namesOf(flags: Flags): ReadonlyMap<string, Known> {
  const names = new Map<string, Known>()
  for (const [name, flag] of Object.entries(flags)) {
    for (const also of flag.also ?? []) names.set(also, { name, flag, isOff: false })
    if (flag.type === 'onOff') names.set(`no-${name}`, { name, flag, isOff: true })
  }
  for (const [name, flag] of Object.entries(flags)) names.set(name, { name, flag, isOff: false })
  return names
}

function unknownFlag(given: string, known: readonly string[]): Result<never, Refusal> {
  const [meant] = nearest(given.replace(/^-+/, ''), known)
  if (meant !== undefined) return wrongUsage(`unknown flag ${given}; did you mean --${meant}?`)
  return wrongUsage(
    `unknown flag ${given}; known are ${known.map((name) => `--${name}`).join(', ')}`,
  )
}

function readValue(flag: Flag, name: string, text: string | undefined): Result<Value, Refusal> {
  if (flag.type === 'switch') {
    return text === undefined ? ok(true) : wrongUsage(`${name} takes no value`)
  }
  if (flag.type === 'onOff' && text === undefined) return ok(true)
  if (text === undefined || text === '')
    return wrongUsage(`${name} needs a value: ${accepts(flag)}`)
  const value = valueIn(flag, text)
  return value === undefined ? notAccepted(flag, name, text) : ok(value)
}

function valueIn(flag: Flag, text: string): Value | undefined {
  switch (flag.type) {
    case 'onOff':
      return text === 'true' || text === 'false' ? text === 'true' : undefined
    case 'texts':
      return [text]
    case 'choice':
      return flag.values.includes(text) ? text : undefined
    case 'integer': {
      const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
      return flag.min <= number && number <= flag.max ? number : undefined
    }
    default:
      return text
  }
}

function notAccepted(flag: Flag, name: string, text: string): Result<never, Refusal> {
  const [meant] = flag.type === 'choice' ? nearest(text, flag.values) : []
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`
  return wrongUsage(`${name} takes ${accepts(flag)}, not ${JSON.stringify(text)}${hint}`)
}

function accepts(flag: Flag): string {
  switch (flag.type) {
    case 'switch':
      return 'nothing'
    case 'onOff':
      return 'true or false'
    case 'text':
    case 'texts':
      return flag.value
    case 'choice':
      return flag.values.join(' or ')
    case 'integer':
      return `a number from ${flag.min} to ${flag.max}`
  }
}

const LEFT_WIDTH_MAX = 34
const DOC_WIDTH = 62

/** The lines of help: each flag with what it takes, and beside it what it is for. */
export function flagsText(flags: Flags): string[] {
  const rows = Object.entries(flags).map(([name, flag]) => ({
    left: `--${flag.type === 'onOff' ? '[no-]' : ''}${name} ${sign(flag)}`.trim(),
    doc: flag.doc,
  }))
  const fitting = rows.map(({ left }) => left.length).filter((length) => length <= LEFT_WIDTH_MAX)
  const width = Math.max(0, ...fitting)
  return rows.flatMap(({ left, doc }) => {
    const [first = '', ...rest] = wrapped(doc)
    const below = rest.map((line) => `  ${' '.repeat(width)}  ${line}`)
    if (left.length <= width) return [`  ${left.padEnd(width)}  ${first}`, ...below]
    return [`  ${left}`, `  ${' '.repeat(width)}  ${first}`, ...below]
  })
}

function wrapped(doc: string): string[] {
  const lines: string[] = []
  for (const word of doc.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length === 0 || longer.length > DOC_WIDTH) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function sign(flag: Flag): string {
  switch (flag.type) {
    case 'switch':
    case 'onOff':
      return ''
    case 'texts':
      return flag.value.endsWith('…') ? flag.value : `${flag.value}…`
    case 'choice':
      return flag.values.join('|')
    default:
      return flag.value
  }
}

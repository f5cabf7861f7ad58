/**
 * What the verbs of all kinds share: flags, a client, and how an outcome is printed.
 *
 * @module
 */
import { ok, type Result } from '../../base/result.ts'
import type { Fields } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import { kebab } from '../../model/words.ts'
import type { MemberName } from '../api-refusal.ts'
import { connect } from '../connection.ts'
import { CONNECTION_FLAGS, type ConnectionFlags } from '../connection-flags.ts'
import type { Flags } from '../flag.ts'
import type { Io } from '../io.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'
import { fieldFlags, placeFlags } from './field-flag.ts'
import type { Members } from './kind-methods.ts'
import { Names } from './names.ts'
import { homesOf } from './place.ts'
import { resourceText } from './show.ts'

export const JSON_FLAG = {
  json: { type: 'switch', doc: 'Print what the API answers, as JSON.' },
} as const satisfies Flags

export const DRY_RUN_FLAG = {
  'dry-run': { type: 'switch', doc: 'Answer as if it were done, and change nothing.' },
} as const satisfies Flags

export const IF_MATCH_FLAG = {
  'if-match': {
    type: 'text',
    value: 'ETAG',
    doc: 'Only if it is still at this revision, as in \'"r3"\'.',
  },
} as const satisfies Flags

/** Where first, then what, then how. */
export const withShared = (kind: Kind, flags: Flags): Flags => ({
  ...placeFlags(homesOf(kind)),
  ...flags,
  ...JSON_FLAG,
  ...CONNECTION_FLAGS,
})

/** The flags that were given, whatever they are called. */
export type GivenFlags = ConnectionFlags & {
  readonly json?: boolean
  readonly 'dry-run'?: boolean
  readonly 'if-match'?: string
  readonly 'from-file'?: string
} & Members

export function namesOf(flags: GivenFlags, io: Io): Result<Names, Refusal> {
  const api = connect(flags, io)
  return api.ok ? ok(new Names(api.value)) : api
}

/** The one word that a verb takes. */
export function oneWord(kind: Kind, words: readonly string[]): Result<string, Refusal> {
  const [word, more] = words
  if (word === undefined) return wrongUsage(`say which ${kebab(kind.name)}: its name or its id`)
  return more === undefined ? ok(word) : strangeWord(more)
}

export const strangeWord = (word: string): Result<never, Refusal> =>
  wrongUsage(`${JSON.stringify(word)} belongs to no flag`)

/** `/l4Ports/first` is said as `--l4-ports first`. */
export function memberNames(fields: Fields): MemberName {
  const flags = fieldFlags(fields)
  return (pointer) => {
    const [, member = '', ...inner] = pointer.split('/')
    const flag = flags.find((one) => one.member === member)
    if (flag === undefined) return pointer
    const name = flag.field.shape.type === 'tags' ? 'tag' : flag.name
    return [`--${name}`, ...inner].join(' ')
  }
}

export function printResource(kind: Kind, resource: Members, flags: GivenFlags, io: Io): void {
  io.out(flags.json ? `${JSON.stringify(resource, null, 2)}\n` : resourceText(kind, resource))
  if (flags['dry-run']) io.err('dry run: nothing was changed\n')
}

export const writeOptions = (flags: GivenFlags) => ({
  ...(flags['dry-run'] ? { dryRun: true } : {}),
  ...(flags['if-match'] === undefined ? {} : { ifMatch: flags['if-match'] }),
})

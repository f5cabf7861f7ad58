import { ok, type Result } from '../../../base/result.ts'
import type { Field } from '../../../model/field.ts'
import type { Kind } from '../../../model/kind.ts'
import { filtersOf } from '../../../model/kind-fields.ts'
import { kebab, words as said } from '../../../model/words.ts'
import type { List } from '../../../sdk/index.ts'
import { asked } from '../../api-refusal.ts'
import { type Command, command } from '../../command.ts'
import { EXIT } from '../../exit-code.ts'
import type { Flags } from '../../flag.ts'
import type { Io } from '../../io.ts'
import { progressOf } from '../../progress.ts'
import type { Refusal } from '../../refusal.ts'
import { examplePlace } from '../command-text.ts'
import { fieldFlags, flagsOf } from '../field-flag.ts'
import { type AnyResource, type Members, methodsOf } from '../kind-methods.ts'
import { kindWord } from '../kind-word.ts'
import type { Names } from '../names.ts'
import { homeOf } from '../place.ts'
import { namesFor, tableOf } from '../show.ts'
import { type GivenFlags, namesOf, strangeWord, withShared } from '../verb-context.ts'

const PAGE_SIZE_DEFAULT = 50
const PAGE_SIZE_MAX = 500

const LIST_FLAGS = {
  tag: {
    type: 'texts',
    value: 'KEY[=VALUE]',
    doc: 'Only those with this tag; of several, with all.',
  },
  all: { type: 'switch', doc: 'Every one, however many there are.' },
  limit: {
    type: 'integer',
    value: 'N',
    min: 1,
    max: 1_000_000,
    doc: `At most so many; absent: ${PAGE_SIZE_DEFAULT}.`,
  },
} as const satisfies Flags

/** Filters as flags: a reference by name, a member inside of another one with dashes. */
const filterFlags = (kind: Kind) =>
  fieldFlags(
    Object.fromEntries(
      filtersOf(kind).map(({ name, shape }): [string, Field] => [
        // `securityGroupIds` is filtered by one group.
        shape.type === 'ref' ? name.replace(/Ids$/, 'Id') : name,
        { shape, doc: `Only those with this ${said(name.replaceAll('.', ' '))}.`, ...ANY },
      ]),
    ),
  ).map((flag) => ({ ...flag, name: kebab(flag.name.replaceAll('.', '-')) }))

const ANY = { presence: 'optional', access: 'readWrite' } as const

export function listCommand(kind: Kind): Command {
  const filters = filterFlags(kind)
  const word = kindWord(kind)
  const place = examplePlace(kind)
  return command({
    name: `${word} list`,
    usage: [`${word} list [FLAGS]`],
    doc: [
      `Lists ${said(kind.plural)}, oldest first: as a table with what tells them apart, or with --json as`,
      'one list of what the API has.',
    ],
    flags: withShared(kind, { ...flagsOf(filters), ...LIST_FLAGS }),
    examples: [
      ['weft', word, 'list', place].join(' ').trim(),
      ['weft', word, 'list', place, '--tag tier=web --all --json'].filter(Boolean).join(' '),
    ],
    async run({ flags: given, words }, { io }) {
      if (words[0] !== undefined) return strangeWord(words[0])
      const flags = given as GivenFlags
      const names = namesOf(flags, io)
      if (!names.ok) return names
      const home = await homeOf(kind, flags, names.value)
      if (!home.ok) return home
      const filter = await filterOf(kind, flags, names.value, home.value)
      if (!filter.ok) return filter
      const limit = flags['all']
        ? Number.POSITIVE_INFINITY
        : Number(flags['limit'] ?? PAGE_SIZE_DEFAULT)
      const pageSize = Math.min(limit, PAGE_SIZE_MAX)
      const list = methodsOf(names.value.api, kind).list({
        ...home.value,
        ...filter.value,
        pageSize,
      })
      const found = await asked(taken(kind, list, limit, io))
      if (!found.ok) return found
      await print({ kind, flags, names: names.value, home: home.value, io }, found.value)
      return ok(EXIT.done)
    },
  })
}

async function filterOf(
  kind: Kind,
  flags: GivenFlags,
  names: Names,
  home: Members,
): Promise<Result<Members, Refusal>> {
  const filter: Record<string, unknown> = {}
  for (const { name, member, field } of filterFlags(kind)) {
    const value = flags[name]
    if (value === undefined) continue
    const asIs = ok(String(value))
    const { shape } = field
    const id = shape.type === 'ref' ? await names.idOfAny(shape.to, String(value), home) : asIs
    if (!id.ok) return id
    const isList = filtersOf(kind).every((one) => one.name !== member)
    filter[isList ? `${member}s` : member] = id.value
  }
  const tags = flags['tag'] as readonly string[] | undefined
  return ok(
    tags === undefined ? filter : { ...filter, tag: tags.map((tag) => tag.replace('=', ':')) },
  )
}

interface Found {
  readonly items: readonly AnyResource[]
  readonly isMore: boolean
}

async function taken(kind: Kind, list: List<AnyResource>, limit: number, io: Io): Promise<Found> {
  const progress = progressOf(io)
  const items: AnyResource[] = []
  for await (const page of list.pages()) {
    items.push(...page.items)
    progress.show(`${items.length} ${said(kind.plural)}`)
    if (items.length < limit && page.nextPageToken !== undefined) continue
    progress.end()
    const isMore = items.length > limit || page.nextPageToken !== undefined
    return { items: items.slice(0, limit), isMore }
  }
  return { items, isMore: false }
}

interface Printed {
  readonly kind: Kind
  readonly flags: GivenFlags
  readonly names: Names
  readonly home: Members
  readonly io: Io
}

async function print({ kind, flags, names, home, io }: Printed, { items, isMore }: Found) {
  if (flags.json) io.out(`${JSON.stringify(items, null, 2)}\n`)
  else if (items.length === 0) io.err(`there are no ${said(kind.plural)} like this\n`)
  else {
    const known = await namesFor(names.api, kind, items, home)
    io.out(tableOf(kind, items, { names: known, width: io.width }))
  }
  if (isMore) io.err(`there are more than these ${items.length}: --all, or --limit N\n`)
}

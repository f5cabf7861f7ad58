import { commonRows, type KindRow, kindRows } from '../../src/model/field-row.ts'
import type { Kind } from '../../src/model/kind.ts'
import { itemPath } from '../../src/model/kind-path.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { childrenOf, listed, mentionsBy, mentionsOf } from '../../src/model/operation-text.ts'
import { words } from '../../src/model/words.ts'

const code = (text: string): string => `\`${text}\``
const cell = (text: string): string => text.replaceAll('|', '\\|')

const ON_CREATION = { required: 'required', optional: 'optional', path: 'in the path' } as const

const LIMITED: Readonly<Record<Kind['scope'], string>> = {
  vpc: 'per VPC',
  tenant: 'per tenant',
  platform: 'in all',
}

function row({ name, type, doc, onCreation, mayChange, ...rest }: KindRow): string {
  const fallback =
    rest.default === undefined ? '' : ` Default: ${code(JSON.stringify(rest.default))}.`
  const example =
    rest.example === undefined ? '' : ` Example: ${code(JSON.stringify(rest.example))}.`
  const sent = onCreation === undefined ? 'no' : ON_CREATION[onCreation]
  const cells = [code(name), type, sent, mayChange ? 'yes' : 'no', `${doc}${fallback}${example}`]
  return `| ${cells.map(cell).join(' | ')} |`
}

const table = (rows: readonly KindRow[]): string[] => [
  '| member | holds | on creation | may change | what it is |',
  '|---|---|---|---|---|',
  ...rows.map(row),
]

const anchor = (kind: Kind): string => `#${words(kind.name).toLowerCase().replaceAll(' ', '-')}`
const link = (kind: Kind): string => `[${words(kind.name)}](${anchor(kind)})`

function mentions(kind: Kind): string[] {
  const by = mentionsBy(kind).map(
    ({ member, to }) => `${code(member)} (${to.map(words).join(', ')})`,
  )
  const of = mentionsOf(kind).map(({ from, member }) => code(`${from.name}.${member}`))
  return [
    ...(by.length === 0 ? [] : [`- Refers to: ${listed(by)}.`]),
    ...(of.length === 0 ? [] : [`- Referred to by: ${listed([...new Set(of)])}.`]),
    ...(childrenOf(kind).length === 0 ? [] : [`- Holds: ${listed(childrenOf(kind).map(link))}.`]),
  ]
}

const section = (kind: Kind): string[] => [
  '',
  `## ${words(kind.name)}`,
  '',
  kind.doc,
  '',
  `- Path: ${code(itemPath(kind))}; ids begin with ${code(`${kind.idPrefix}_`)}.`,
  `- At most ${kind.limit} ${LIMITED[kind.scope]}.`,
  ...mentions(kind),
  '',
  ...table(kindRows(kind)),
  '',
  'The smallest body that creates one:',
  '',
  '```json',
  JSON.stringify(kind.example, undefined, 2),
  '```',
]

/** docs/reference/kinds.md, made from the kinds. */
export const kindsPage = (): string =>
  [
    '# Kinds',
    '',
    'Every kind of resource that the API manages, with every member. In the bodies `@subnet` stands for',
    'the id of a subnet, `@subnet.2` for that of another one. The same members, with requests and real',
    'answers, are on the page that a running service shows at `/docs`.',
    '',
    'This page is made from `src/model/kind/`; a test holds it to it.',
    '',
    `${API_KINDS.map(link).join(', ')}.`,
    '',
    '## What every resource has',
    '',
    ...table(commonRows()),
    ...API_KINDS.flatMap(section),
    '',
  ].join('\n')

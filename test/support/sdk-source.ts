/**
 * The part of the SDK's source that says again, in types, what the model says: written by
 * `npx vitest run --project unit test/sdk/source.test.ts -u`, and held to the model by the same test.
 */
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { type Field, type Fields, mayBeAbsent, type Shape } from '../../src/model/field.ts'
import type { Kind } from '../../src/model/kind.ts'
import {
  creationFields,
  filtersOf,
  patchFields,
  pathMembers,
  resourceFields,
} from '../../src/model/kind-fields.ts'
import { collectionPath } from '../../src/model/kind-path.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import {
  GENERIC_OPERATIONS,
  type GenericOperation,
  OPERATIONS,
} from '../../src/model/operations.ts'
import { kebab, upperFirst } from '../../src/model/words.ts'

const HEADER = '// Made from the model by test/sdk/source.test.ts. Do not edit.\n'
const WIDTH = 100

/** Members of every resource; `src/sdk/resource.ts` has them. */
const COMMON = ['id', 'kind', 'name', 'managedBy', 'tags', 'revision', 'createdAt', 'updatedAt']

const own = (fields: Fields): [name: string, field: Field][] =>
  Object.entries(fields).filter(([name]) => !COMMON.includes(name))

const comment = (text: string, indent = ''): string => `${indent}/** ${text} */\n`

export const sdkKindPath = (kind: Kind): string => `src/sdk/kind/${kebab(kind.name)}.ts`

/** Types of one kind: what is read, what creates, changes and finds it, and the methods. */
export function sdkKindSource(kind: Kind): string {
  const name = upperFirst(kind.name)
  const nested = new Nested(name)
  const members = own(resourceFields(kind)).map(([member, field]) =>
    memberText(member, field, nested),
  )
  const resource = [
    comment(kind.doc),
    `export interface ${name} extends Resource<'${kind.name}'> {\n`,
    ...members,
    '}\n',
  ].join('')
  const types = [
    creationType(kind, nested),
    patchType(kind),
    filterType(kind),
    placeType(kind),
    ...replacementTypes(kind),
  ]
  const methods = GENERIC_OPERATIONS.filter((operation) => operation.kind === kind).map(methodText)
  const operations = `export interface ${name}Operations {\n${methods.join('')}}\n`
  const body = [...nested.texts, resource, ...types, operations].join('\n')
  return `${HEADER}${importsFor(body)}\n${body}`
}

/** Objects inside of a resource get a name of their own, so that editors can show their members. */
class Nested {
  readonly texts: string[] = []
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  add(member: string, fields: Fields, doc: string): string {
    const name = `${this.#prefix}${upperFirst(member)}`
    const inner = new Nested(name)
    const members = Object.entries(fields).map(([at, field]) =>
      memberText(at, mayBeAbsent(field) ? { ...field, presence: 'optional' } : field, inner),
    )
    this.texts.push(
      ...inner.texts,
      [comment(doc), `export interface ${name} {\n`, ...members, '}\n'].join(''),
    )
    return name
  }
}

/** `/28` is no identifier. */
const memberName = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`)

function memberText(name: string, field: Field, nested: Nested): string {
  const mark = field.presence === 'optional' ? '?' : ''
  const type = typeText(field.shape, { member: name, doc: field.doc, nested })
  return comment(field.doc, '  ') + wrapped(`  readonly ${memberName(name)}${mark}: `, type)
}

interface Home {
  readonly member: string
  readonly doc: string
  readonly nested: Nested
}

function typeText(shape: Shape, home: Home): string {
  switch (shape.type) {
    case 'string':
    case 'text':
    case 'ref':
      return 'string'
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'enum':
      return shape.values.map((value) => `'${value}'`).join(' | ')
    case 'tags':
      return 'Tags'
    case 'selector':
      return 'Selector'
    case 'list':
      return listText(shape.of, home)
    case 'object':
      return home.nested.add(home.member, shape.fields, home.doc)
    default:
      return 'unknown'
  }
}

function listText(of: Shape, home: Home): string {
  const member = of.type === 'object' ? `${home.member}Item` : home.member
  const item = typeText(of, { ...home, member })
  return item.includes('|') ? `readonly (${item})[]` : `readonly ${item}[]`
}

/** A union that does not fit on the line stands below, an arm a line. */
function wrapped(start: string, type: string): string {
  const line = `${start}${type}`
  if (line.length <= WIDTH || !type.includes(' | ')) return `${line}\n`
  return `${start.trimEnd()}\n${type
    .split(' | ')
    .map((arm) => `    | ${arm}\n`)
    .join('')}`
}

const plainType = (shape: Shape): string =>
  typeText(shape, { member: '', doc: '', nested: new Nested('') })

const union = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ')

function aliasText(name: string, generic: string, args: readonly string[]): string {
  const line = `export type ${name} = ${generic}<${args.join(', ')}>\n`
  if (line.length <= WIDTH + 1) return line
  return `export type ${name} = ${generic}<\n${args.map(argumentText).join(',\n')}\n>\n`
}

function argumentText(text: string): string {
  if (text.length + 3 <= WIDTH || !text.includes(' | ')) return `  ${text}`
  return text
    .split(' | ')
    .map((arm, i) => (i === 0 ? `  | ${arm}` : `  | ${arm}`))
    .join('\n')
}

function creationType(kind: Kind, nested: Nested): string {
  const name = upperFirst(kind.name)
  const read = new Set(Object.keys(resourceFields(kind)))
  const given = own(creationFields(kind))
  const shared = given.filter(([member]) => read.has(member))
  const must = shared.filter(([, field]) => !mayBeAbsent(field)).map(([member]) => member)
  const may = shared.filter(([, field]) => mayBeAbsent(field)).map(([member]) => member)
  const args = [name, union([...pathMembers(kind), ...must]), union(may)]
  const alone = given.filter(([member]) => !read.has(member))
  if (alone.length === 0) return aliasText(`${name}Creation`, 'Creation', args)
  const members = alone.map(([member, field]) =>
    memberText(member, mayBeAbsent(field) ? { ...field, presence: 'optional' } : field, nested),
  )
  const base = aliasText(`${name}CreationBase`, 'Creation', args).replace('export ', '')
  return `${base}\nexport type ${name}Creation = ${name}CreationBase & {\n${members.join('')}}\n`
}

function patchType(kind: Kind): string {
  const name = upperFirst(kind.name)
  const open = own(patchFields(kind)).filter(([, { access }]) => access === 'readWrite')
  const kept = open.filter(([, field]) => !mayBeAbsent(field)).map(([member]) => member)
  const freed = open.filter(([, field]) => mayBeAbsent(field)).map(([member]) => member)
  return aliasText(`${name}Patch`, 'Patch', [name, union(kept), union(freed)])
}

function filterType(kind: Kind): string {
  const name = upperFirst(kind.name)
  const above = pathMembers(kind)
  const filters = filtersOf(kind).filter(({ path: [first = ''] }) => !COMMON.includes(first))
  const plain = filters.filter(({ path }) => path.length === 1).map((filter) => filter.name)
  const text = aliasText(`${name}Filter`, 'Filter', [name, union(plain)])
  const deep = filters.filter(({ path }) => path.length > 1)
  const more = [
    ...above.map((member) => `  readonly ${member}: string\n`),
    ...deep.map((filter) => wrapped(`  readonly '${filter.name}'?: `, plainType(filter.shape))),
  ]
  return more.length === 0 ? text : `${text.trimEnd()} & {\n${more.join('')}}\n`
}

const placeType = (kind: Kind): string =>
  aliasText(`${upperFirst(kind.name)}Place`, 'At', [union(pathMembers(kind)), `'${kind.name}Id'`])

/** A list of children is replaced as one; where they are is said by the parent. */
function replacementTypes(kind: Kind): string[] {
  const actions: readonly string[] = GENERIC_OPERATIONS.filter((one) => one.kind === kind).map(
    ({ action }) => action,
  )
  if (kind.parent === undefined || !actions.includes('replace')) return []
  const name = upperFirst(kind.name)
  const above = pathMembers(kind)
  const parent = `${kind.parent}Id`
  return [
    aliasText(`${name}Item`, 'Omit', [`${name}Creation`, union(above)]),
    aliasText(`${name}Parent`, 'At', [
      union(above.filter((member) => member !== parent)),
      `'${parent}'`,
    ]),
  ]
}

function methodText(operation: GenericOperation): string {
  const { id, action, kind, summary } = operation
  const name = upperFirst(kind.name)
  const [isFree, doc] = [pathMembers(kind).length === 0, comment(`${summary}.`, '  ')]
  const lines: Readonly<Record<string, string>> = {
    create: `${id}(resource: ${name}Creation, options?: WriteOptions): Call<${name}>`,
    list: `${id}(filter${isFree ? '?' : ''}: ${name}Filter, options?: CallOptions): List<${name}>`,
    get: `${id}(where: ${name}Place, options?: CallOptions): Call<${name}>`,
    update: `${id}(where: ${name}Place, patch: ${name}Patch, options?: WriteOptions): Call<${name}>`,
    delete: `${id}(where: ${name}Place, options?: DeleteOptions): Call<Deletion>`,
    replace: `${id}(where: ${name}Parent, items: readonly ${name}Item[], options: ReplaceOptions): Call<Page<${name}>>`,
  }
  const line = lines[action]
  if (line === undefined) throw new Error(`sdk-source.ts has no method for the action ${action}`)
  if (line.length + 2 <= WIDTH) return `${doc}  ${line}\n`
  const [head = '', rest = ''] = line.split(/\((.*)/s)
  const [args = '', result = ''] = rest.split(/\)(: .*)/s)
  return `${doc}  ${head}(\n${args
    .split(', ')
    .map((arg) => `    ${arg},\n`)
    .join('')}  )${result}\n`
}

const FILES: readonly (readonly [file: string, names: readonly string[]])[] = [
  ['../call.ts', ['Call']],
  ['../list.ts', ['List', 'Page']],
  ['../options.ts', ['CallOptions', 'DeleteOptions', 'ReplaceOptions', 'WriteOptions']],
  [
    '../resource.ts',
    ['At', 'Creation', 'Deletion', 'Filter', 'Patch', 'Resource', 'Selector', 'Tags'],
  ],
]

function importsFor(body: string): string {
  const lines = FILES.map(([file, names]) => {
    const used = names.filter((name) =>
      new RegExp(`\\b${name}\\b(?=[<,)> ;\\[\\n]|$)`, 'm').test(body),
    )
    return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '${file}'\n`
  })
  return lines.join('')
}

/** The interface of all methods. */
export function sdkApiSource(): string {
  const names = API_KINDS.map((kind) => ({ kind, name: `${upperFirst(kind.name)}Operations` }))
  const sorted = [...names].sort((a, b) => (kebab(a.kind.name) < kebab(b.kind.name) ? -1 : 1))
  const imports = sorted.map(
    ({ kind, name }) => `import type { ${name} } from './kind/${kebab(kind.name)}.ts'\n`,
  )
  const types = sorted.map(({ kind }) => `export type * from './kind/${kebab(kind.name)}.ts'\n`)
  const bases = [...names.map(({ name }) => name), 'SpecialOperations']
  return [
    HEADER,
    ...imports,
    `import type { SpecialOperations } from './special.ts'\n\n`,
    ...types,
    `\n${comment('Every operation of the API.')}`,
    `export interface Api\n  extends ${bases.join(',\n    ')} {}\n`,
  ].join('')
}

type Texts = Readonly<Record<string, string>>

/** Kind: its plural, and the path of the collection. */
export const sdkKindRows = (): Texts =>
  Object.fromEntries(API_KINDS.map((kind) => [kind.name, `${kind.plural} ${collectionPath(kind)}`]))

/** Parameters that are options of a call. */
const WISHES = ['dryRun', 'detach', 'cascade', 'plan']

export function sdkOtherRows(): Texts {
  const implied = new Set(API_KINDS.flatMap(impliedIds))
  const others = OPERATIONS.filter(({ id }) => !implied.has(id))
  return Object.fromEntries(
    others.map(({ id, method, path, scope }) => {
      const query = (ENDPOINTS.find((endpoint) => endpoint.id === id)?.query ?? [])
        .map(({ name }) => name)
        .filter((name) => !WISHES.includes(name))
      const address = query.length === 0 ? path : `${path}?${query.join('&')}`
      return [id, `${method} ${address}${scope.endsWith(':write') ? '' : ' read'}`]
    }),
  )
}

function tableText(doc: string, name: string, rows: Texts): string {
  const lines = Object.entries(rows).map(([key, text]) => `  ${key}: '${text}',\n`)
  const type = 'Readonly<Record<string, string>>'
  return `${comment(doc)}export const ${name}: ${type} = {\n${lines.join('')}}\n`
}

/** What the methods send, as little of it as says all. */
export const sdkTableSource = (): string =>
  [
    HEADER,
    tableText('Kind: its plural, and the path of the collection.', 'KIND_ROWS', sdkKindRows()),
    '\n',
    tableText(
      'What no kind gives by itself: method, path with query, and whether it only reads.',
      'OTHER_ROWS',
      sdkOtherRows(),
    ),
  ].join('')

const impliedIds = (kind: Kind): string[] => [
  ...['create', 'get', 'update', 'delete'].map((action) => `${action}${upperFirst(kind.name)}`),
  `list${upperFirst(kind.plural)}`,
]

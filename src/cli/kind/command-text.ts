/**
 * Requests as commands that can be typed: for the examples of help, and for what the API suggests.
 *
 * @module
 */
import type { Fields } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import { creationFields, pathMembers } from '../../model/kind-fields.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { collectionPath, itemPath } from '../../model/kind-path.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { kebab } from '../../model/words.ts'
import type { Suggestion } from '../../sdk/index.ts'
import { fieldFlags } from './field-flag.ts'
import type { Members } from './kind-methods.ts'
import { kindWord } from './kind-word.ts'
import { valueTexts } from './value-text.ts'

/** As a shell takes it for one word. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./[\]-]+$/.test(text) && !text.startsWith('[')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`

/** `--subnet web --name web-1`. */
export function flagsText(fields: Fields, members: Members): string {
  const texts = fieldFlags(fields).flatMap(({ name, member, field }) => {
    const value = members[member]
    if (value === undefined) return []
    if (field.shape.type === 'tags') return tagTexts(value)
    if (field.shape.type === 'boolean') return [value === false ? `--no-${name}` : `--${name}`]
    return valueTexts(field.shape, value).map((text) => `--${name} ${quoted(text)}`)
  })
  return texts.join(' ')
}

const tagTexts = (tags: unknown): string[] =>
  Object.entries(tags ?? {}).map(([key, value]) => `--tag ${quoted(`${key}=${value}`)}`)

/** Names instead of the placeholders of `Kind.example`: `@subnet` is `subnet-1`. */
export function exampleName(placeholder: string): string {
  const [, kind = '', number = '1'] = /^@(\w+)(?:\.(\d+))?$/.exec(placeholder) ?? []
  return kind === 'vpc' ? (number === '1' ? 'prod' : 'tools') : `${kebab(kind)}-${number}`
}

function named(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? exampleName(value) : value
  if (Array.isArray(value)) return value.map(named)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, named(inner)]))
}

/** The flags that say where a resource of the kind is, in examples. */
export const examplePlace = (kind: Kind): string =>
  pathMembers(kind)
    .map((member) => member.replace(/Id$/, ''))
    .map((home) => `--${kebab(home)} ${exampleName(`@${home}`)}`)
    .join(' ')

export const creationExample = (kind: Kind): string => {
  const members = named(kind.example ?? {}) as Members
  const called = { name: exampleName(`@${kind.name}`), ...members }
  const flags = flagsText(creationFields(kind), called)
  return ['weft', kindWord(kind), 'create', examplePlace(kind), flags].filter(Boolean).join(' ')
}

const VERBS: Readonly<Record<string, readonly [collection: string, item: string]>> = {
  GET: ['list', 'get'],
  POST: ['create', 'create'],
  PATCH: ['update', 'update'],
  PUT: ['replace', 'replace'],
  DELETE: ['delete', 'delete'],
}

/** A request of the API as a command; where there is no command of its own, as `weft api`. */
export function commandOf({ method, href, body }: Suggestion): string {
  const [path = '', query = ''] = href.split('?')
  for (const kind of API_KINDS) {
    const isItem = matches(itemPath(kind), path)
    const params = isItem ?? matches(collectionPath(kind), path)
    const verb = VERBS[method]?.[isItem === undefined ? 0 : 1]
    if (params === undefined || verb === undefined) continue
    const members = (typeof body === 'object' && body !== null ? body : {}) as Members
    const parts = [
      ...['weft', kindWord(kind), verb, params[`${kind.name}Id`] ?? ''],
      ...pathMembers(kind).map(
        (member) => `--${kebab(member.replace(/Id$/, ''))} ${params[member]}`,
      ),
      flagsText({ ...creationFields(kind), ...kindNamed(kind.name).fields }, members),
      ...[...new URLSearchParams(query)].map(([name, value]) =>
        value === 'true' ? `--${kebab(name)}` : `--${kebab(name)} ${quoted(value)}`,
      ),
    ]
    return parts.filter((part) => part !== '').join(' ')
  }
  const json = body === undefined ? '' : ` --body ${quoted(JSON.stringify(body))}`
  return `weft api ${method} ${quoted(href)}${json}`
}

function matches(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const found = new RegExp(`^${pattern}$`).exec(path)
  return found === null ? undefined : (found.groups ?? {})
}

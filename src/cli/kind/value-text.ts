/**
 * Values as they are written on a command line, and as they are shown: `443`, `80-90`, `web,app`,
 * `nat-gateway/nat-1`, `cidr=10.0.0.0/8,description=office`, or JSON.
 *
 * @module
 */
import { nearest } from '../../base/nearest.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Fields, Shape } from '../../model/field.ts'
import { kebab } from '../../model/words.ts'
import { fieldFlags, isKindAndId, isRange } from './field-flag.ts'

/** What is wrong, to be said after the name of the flag. */
type Parsed = Result<unknown, string>

export function parseValue(shape: Shape, text: string): Parsed {
  switch (shape.type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? ok(Number(text)) : fail(`is a whole number, not ${said(text)}`)
    case 'boolean':
      return /^(true|false)$/.test(text) ? ok(text === 'true') : fail('is true or false')
    case 'list':
      return parseList(shape.of, [text])
    case 'object':
      return text.startsWith('{') ? parseJson(text) : parseObject(shape.fields, text)
    case 'selector':
      return parseJson(text)
    default:
      return ok(text)
  }
}

/** Plain items may share one text, with commas; each object has its own. */
export function parseList(of: Shape, texts: readonly string[]): Parsed {
  const items: unknown[] = []
  for (const text of texts) {
    const some = text.startsWith('[') ? parseJson(text) : parseItems(of, text)
    if (!some.ok) return some
    if (!Array.isArray(some.value)) return fail(`is a list, not ${said(text)}`)
    items.push(...some.value)
  }
  return ok(items)
}

function parseItems(of: Shape, text: string): Parsed {
  const texts = of.type === 'object' ? [text] : text.split(',').filter((one) => one !== '')
  const items: unknown[] = []
  for (const one of texts) {
    const item = parseValue(of, one)
    if (!item.ok) return item
    items.push(item.value)
  }
  return ok(items)
}

function parseJson(text: string): Parsed {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail(`is not JSON: ${said(text)}`)
  }
}

function parseObject(fields: Fields, text: string): Parsed {
  if (isRange(fields)) return parseRange(text)
  if (isKindAndId(fields)) return parseKindAndId(fields, text)
  return parsePairs(fields, text)
}

function parseRange(text: string): Parsed {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  if (first === undefined) return fail(`is a number or a range as in 80-90, not ${said(text)}`)
  return ok({ first: Number(first), last: Number(last) })
}

function parseKindAndId(fields: Fields, text: string): Parsed {
  const shape = fields['kind']?.shape
  const kinds = shape?.type === 'enum' ? shape.values : []
  const slash = text.indexOf('/')
  const word = slash < 0 ? text : text.slice(0, slash)
  const kind = kinds.find((name) => name === word || kebab(name) === word)
  if (kind !== undefined) return ok(slash < 0 ? { kind } : { kind, id: text.slice(slash + 1) })
  const [meant] = nearest(word, kinds.map(kebab))
  const hint =
    meant === undefined ? `known are ${kinds.map(kebab).join(', ')}` : `did you mean ${meant}?`
  return fail(`begins with a kind, as in internet-gateway/NAME, not ${said(word)}; ${hint}`)
}

function parsePairs(fields: Fields, text: string): Parsed {
  const flags = fieldFlags(fields)
  const members: Record<string, unknown> = {}
  for (const pair of text.split(/,(?=[A-Za-z0-9-]+=)/)) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? []
    const flag = flags.find(
      ({ name, member }) => name === key || member === key || kebab(member) === key,
    )
    if (flag === undefined) {
      const [meant] = nearest(
        key,
        flags.map(({ name }) => name),
      )
      const hint =
        meant === undefined
          ? flags.map(({ name }) => `${name}=…`).join(',')
          : `did you mean ${meant}=?`
      return fail(`has no member ${said(key || pair)}: ${hint}`)
    }
    const parsed = parseValue(flag.field.shape, value)
    if (!parsed.ok) return fail(`${flag.name} ${parsed.error}`)
    members[flag.member] = parsed.value
  }
  return ok(members)
}

const said = (text: string): string => JSON.stringify(text)

/** The other way: what would have to be written for a value. */
export function valueText(shape: Shape, value: unknown): string {
  if (Array.isArray(value) && shape.type === 'list' && shape.of.type !== 'object') {
    return value.map(String).join(',')
  }
  if (typeof value !== 'object' || value === null) return String(value)
  if (shape.type !== 'object') return JSON.stringify(value)
  const { first, last, kind, id } = value as Readonly<Record<string, unknown>>
  if (isRange(shape.fields)) return first === last ? String(first) : `${first}-${last}`
  if (isKindAndId(shape.fields))
    return id === undefined ? kebab(String(kind)) : `${kebab(String(kind))}/${id}`
  return JSON.stringify(value)
}

/** One text for each time that a flag is given. */
export const valueTexts = (shape: Shape, value: unknown): string[] =>
  shape.type === 'list' && shape.of.type === 'object' && Array.isArray(value)
    ? value.map((item) => valueText(shape.of, item))
    : [valueText(shape, value)]

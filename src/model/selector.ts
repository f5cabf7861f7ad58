/**
 * Which resources are meant, by their tags: a formula of bounded size.
 *
 * `{and: […]}`, `{or: […]}`, `{not: …}`, `{in: {key, values}}`: the tag is there and has one of the
 * values; `{exists: key}`: the tag is there. So what lacks the tag is among those that are `not` `in`.
 *
 * @module
 */
import { nearest } from '../base/nearest.ts'
import { TAG_KEY_LENGTH_MAX, TAG_VALUE_LENGTH_MAX } from './envelope.ts'
import type { Tags } from './field.ts'
import type { ProblemCode } from './problem.ts'

export type Selector =
  | { readonly and: readonly Selector[] }
  | { readonly or: readonly Selector[] }
  | { readonly not: Selector }
  | { readonly in: { readonly key: string; readonly values: readonly string[] } }
  | { readonly exists: string }

export const SELECTOR_DEPTH_MAX = 8
export const SELECTOR_NODES_MAX = 64
export const SELECTOR_VALUES_MAX = 50

export function selects(selector: Selector, tags: Tags): boolean {
  if ('and' in selector) return selector.and.every((one) => selects(one, tags))
  if ('or' in selector) return selector.or.some((one) => selects(one, tags))
  if ('not' in selector) return !selects(selector.not, tags)
  if ('exists' in selector) return Object.hasOwn(tags, selector.exists)
  const { key, values } = selector.in
  return Object.hasOwn(tags, key) && values.includes(tags[key] ?? '')
}

type Path = readonly PropertyKey[]

export interface SelectorError {
  /** Members and places on the way to what is wrong. */
  readonly path: Path
  readonly code: ProblemCode
  readonly detail: string
  readonly suggestion?: string
}

/** Everything that keeps a value from being a selector. */
export function selectorErrors(value: unknown): readonly SelectorError[] {
  const visit: Visit = { nodes: 0 }
  const errors = nodeErrors(visit, value, [])
  if (visit.nodes <= SELECTOR_NODES_MAX) return errors
  const detail = `The selector has more than ${SELECTOR_NODES_MAX} parts; that is the most.`
  return [{ path: [], code: 'selector_too_large', detail }]
}

/** What was looked at so far; nobody looks further once it is too much. */
interface Visit {
  nodes: number
}

const MEMBERS = ['and', 'or', 'not', 'in', 'exists'] as const

const FORM = MEMBERS.map((member) => `\`${member}\``).join(', ')

function nodeErrors(visit: Visit, value: unknown, path: Path): SelectorError[] {
  visit.nodes++
  if (visit.nodes > SELECTOR_NODES_MAX) return []
  if (depthOf(path) > SELECTOR_DEPTH_MAX) {
    const detail = `A selector is at most ${SELECTOR_DEPTH_MAX} parts deep.`
    return [{ path, code: 'selector_too_deep', detail }]
  }
  if (isObject(value)) return memberErrors(visit, value, path)
  return [{ path, code: 'wrong_type', detail: `A selector is an object with one of ${FORM}.` }]
}

/** How many selectors are around the one at the path, and itself. */
const depthOf = (path: Path): number =>
  1 + path.filter((step) => step === 'not' || typeof step === 'number').length

function memberErrors(
  visit: Visit,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): SelectorError[] {
  const known = MEMBERS.filter((member) => Object.hasOwn(value, member))
  const strangers = Object.keys(value).filter((name) => !known.some((member) => member === name))
  const errors = strangers.map((name) => unknownMember(name, path, MEMBERS))
  const [member] = known
  if (member !== undefined && known.length === 1) {
    return [...errors, ...ERRORS[member](visit, value[member], [...path, member])]
  }
  if (member === undefined && strangers.length > 0) return errors
  return [...errors, { path, code: 'selector_not_one', detail: notOne(known) }]
}

const notOne = (given: readonly string[]): string =>
  given.length === 0
    ? `A selector has one of ${FORM}; this one has none.`
    : `A selector has exactly one of ${FORM}; this one has ${given.join(' and ')}. In a patch, null takes a member away.`

type ErrorsOf = (visit: Visit, value: unknown, path: Path) => SelectorError[]

const ERRORS: Readonly<Record<(typeof MEMBERS)[number], ErrorsOf>> = {
  and: listErrors,
  or: listErrors,
  not: nodeErrors,
  in: valuesErrors,
  exists: (_visit, value, path) => textErrors(value, path, KEY),
}

function listErrors(visit: Visit, value: unknown, path: Path): SelectorError[] {
  const name = String(path.at(-1))
  if (!Array.isArray(value)) {
    return [{ path, code: 'wrong_type', detail: `\`${name}\` is a list of selectors.` }]
  }
  if (value.length === 0) {
    const detail = `\`${name}\` has at least one selector; of none nobody knows what is meant.`
    return [{ path, code: 'too_few_items', detail }]
  }
  // One more than there may be shows that it is too much.
  return value
    .slice(0, SELECTOR_NODES_MAX + 1)
    .flatMap((one, i) => nodeErrors(visit, one, [...path, i]))
}

function valuesErrors(_visit: Visit, value: unknown, path: Path): SelectorError[] {
  if (!isObject(value)) {
    return [{ path, code: 'wrong_type', detail: '`in` is an object with `key` and `values`.' }]
  }
  const strangers = Object.keys(value).filter((name) => name !== 'key' && name !== 'values')
  return [
    ...strangers.map((name) => unknownMember(name, path, ['key', 'values'])),
    ...textErrors(value['key'], [...path, 'key'], KEY),
    ...textsErrors(value['values'], [...path, 'values']),
  ]
}

function textsErrors(values: unknown, path: Path): SelectorError[] {
  const detail = `\`values\` is a list of 1 to ${SELECTOR_VALUES_MAX} texts.`
  if (!Array.isArray(values)) return [{ path, code: 'wrong_type', detail }]
  if (values.length === 0) return [{ path, code: 'too_few_items', detail }]
  if (values.length > SELECTOR_VALUES_MAX) return [{ path, code: 'too_many_items', detail }]
  return values.flatMap((one, i) => textErrors(one, [...path, i], VALUE))
}

interface Text {
  readonly said: string
  readonly min: number
  readonly max: number
}

const KEY: Text = { said: 'The key of a tag', min: 1, max: TAG_KEY_LENGTH_MAX }
const VALUE: Text = { said: 'The value of a tag', min: 0, max: TAG_VALUE_LENGTH_MAX }

function textErrors(value: unknown, path: Path, { said, min, max }: Text): SelectorError[] {
  const detail = `${said} is a text of ${min} to ${max} characters.`
  if (typeof value !== 'string') return [{ path, code: 'wrong_type', detail }]
  if (value.length < min) return [{ path, code: 'pattern_mismatch', detail }]
  return value.length > max ? [{ path, code: 'too_long', detail }] : []
}

function unknownMember(name: string, path: Path, known: readonly string[]): SelectorError {
  const [suggestion] = nearest(name, known)
  const meant = suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`
  return {
    path: [...path, name],
    code: 'unknown_field',
    detail: `There is no field \`${name}\`${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

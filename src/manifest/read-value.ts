/**
 * Values of a manifest against the fields of the model, as the API would take them: the same forms,
 * bounds and codes, each with its place.
 *
 * @module
 */
import { nearest } from '../base/nearest.ts'
import { TAG_KEY_LENGTH_MAX, TAG_VALUE_LENGTH_MAX, TAGS_MAX } from '../model/envelope.ts'
import { type Fields, mayBeAbsent, type Shape } from '../model/field.ts'
import type { ProblemCode } from '../model/problem.ts'
import { shapeSentence } from '../model/shape-sentence.ts'
import type { Faults } from './fault.ts'
import { readSelector } from './read-selector.ts'
import { referenceFault } from './reference.ts'
import type { List, Mapping, Member, Scalar, Tree } from './tree.ts'

type Json = Readonly<Record<string, unknown>>

/** The members that the fields know, in canonical form; whatever is wrong goes to `faults`. */
export function readMembers(fields: Fields, members: readonly Member[], faults: Faults): Json {
  const given = members.flatMap(({ name, value }) => {
    const field = fields[name]
    if (field === undefined) return []
    const read = readValue(field.shape, name, value, faults)
    return read === undefined ? [] : [[name, read] as const]
  })
  return Object.fromEntries(given)
}

export function missingMembers(fields: Fields, tree: Mapping, faults: Faults): void {
  const names = new Set(tree.members.map(({ name }) => name))
  for (const [name, field] of Object.entries(fields)) {
    if (!mayBeAbsent(field) && !names.has(name)) {
      faults.add(tree.at, 'missing_field', `\`${name}\` is required.`)
    }
  }
}

export function unknownMember(member: Member, known: readonly string[], faults: Faults): void {
  const [meant] = nearest(member.name, known)
  const hint =
    meant === undefined ? `; known are ${known.join(', ')}.` : `; did you mean \`${meant}\`?`
  faults.add(member.at, 'unknown_field', `There is no field \`${member.name}\`${hint}`)
}

function readValue(shape: Shape, name: string, tree: Tree, faults: Faults): unknown {
  const refuse = (code: ProblemCode, detail = shapeSentence(name, shape, code)): undefined => {
    faults.add(tree.at, code, detail)
    return undefined
  }
  if (tree.type === 'scalar' && tree.value === null) {
    return refuse('wrong_type', `\`${name}\` is empty; give it a value, or leave it out.`)
  }
  switch (shape.type) {
    case 'list':
      return tree.type === 'list' ? readList(shape, name, tree, faults) : refuse('wrong_type')
    case 'object':
      return tree.type === 'map' ? readObject(shape.fields, tree, faults) : refuse('wrong_type')
    case 'tags':
      return tree.type === 'map' ? readTags(tree, faults) : refuse('wrong_type')
    case 'selector':
      return readSelector(tree, faults)
    default: {
      if (tree.type !== 'scalar') return refuse('wrong_type')
      const wrong = scalarFault(shape, name, tree)
      if (wrong !== undefined) return refuse(wrong.code, wrong.detail)
      return shape.type === 'text' ? canonical(shape, tree, refuse) : tree.value
    }
  }
}

function readList(
  shape: Extract<Shape, { type: 'list' }>,
  name: string,
  tree: List,
  faults: Faults,
): unknown {
  const { length } = tree.items
  if (length < shape.minItems || length > shape.maxItems) {
    const code = length < shape.minItems ? 'too_few_items' : 'too_many_items'
    faults.add(tree.at, code, shapeSentence(name, shape, code))
  }
  return tree.items.flatMap((item) => readValue(shape.of, name, item, faults) ?? [])
}

function readObject(fields: Fields, tree: Mapping, faults: Faults): Json {
  for (const member of tree.members) {
    if (fields[member.name] === undefined) unknownMember(member, Object.keys(fields), faults)
  }
  missingMembers(fields, tree, faults)
  return readMembers(fields, tree.members, faults)
}

function readTags(tree: Mapping, faults: Faults): Json {
  if (tree.members.length > TAGS_MAX) {
    faults.add(tree.at, 'too_many_items', `At most ${TAGS_MAX} tags are kept.`)
  }
  const pairs = tree.members.flatMap(({ name, at, value }) => {
    if (name === '' || name.length > TAG_KEY_LENGTH_MAX) {
      faults.add(at, 'too_long', `The key of a tag has 1 to ${TAG_KEY_LENGTH_MAX} characters.`)
    }
    const text = readValue({ type: 'string', maxLength: TAG_VALUE_LENGTH_MAX }, name, value, faults)
    return text === undefined ? [] : [[name, text] as const]
  })
  return Object.fromEntries(pairs)
}

interface Wrong {
  readonly code: ProblemCode
  readonly detail?: string
}

type ScalarShape = Exclude<Shape, { type: 'list' | 'object' | 'tags' | 'selector' }>

function scalarFault(shape: ScalarShape, name: string, { value }: Scalar): Wrong | undefined {
  switch (shape.type) {
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'wrong_type' }
      return value < shape.min || value > shape.max ? { code: rangeCode(shape) } : undefined
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { code: 'wrong_type' }
    case 'enum':
      return typeof value === 'string' && shape.values.includes(value)
        ? undefined
        : { code: 'not_one_of', detail: choiceText(shape, name, value) }
    default:
      return typeof value === 'string' ? textFault(shape, name, value) : quoted(name, value)
  }
}

const rangeCode = (shape: Extract<Shape, { type: 'integer' }>): ProblemCode =>
  shape.code === 'vni_out_of_range' ? shape.code : 'out_of_range'

function choiceText(shape: Extract<Shape, { type: 'enum' }>, name: string, value: unknown): string {
  const [meant] = nearest(String(value), shape.values)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `${shapeSentence(name, shape, 'not_one_of')}${hint}`
}

/** YAML reads `6` as a number and `no` as a word; where a text is wanted, quotes make it one. */
const quoted = (name: string, value: unknown): Wrong => ({
  code: 'wrong_type',
  detail: `\`${name}\` is a text; write it in quotes: ${JSON.stringify(String(value))}.`,
})

function textFault(
  shape: Exclude<ScalarShape, { type: 'integer' | 'boolean' | 'enum' }>,
  name: string,
  value: string,
): Wrong | undefined {
  if (shape.type === 'ref') {
    const detail = referenceFault(value, shape.to)
    return detail === undefined
      ? undefined
      : { code: 'reference_malformed', detail: `\`${name}\` says ${value}: ${detail}` }
  }
  if (shape.type === 'text') return undefined
  if (value.length > shape.maxLength) return { code: 'too_long' }
  const fits = shape.pattern === undefined || new RegExp(shape.pattern).test(value)
  return fits ? undefined : { code: 'pattern_mismatch' }
}

function canonical(
  { format }: Extract<Shape, { type: 'text' }>,
  { value }: Scalar,
  refuse: (code: ProblemCode, detail?: string) => undefined,
): string | undefined {
  const parsed = format.parse(String(value))
  return parsed.ok ? parsed.value : refuse(parsed.error.code as ProblemCode, parsed.error.detail)
}

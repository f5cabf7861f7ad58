/**
 * The fields of a kind as flags: `subnetId` is `--subnet`, for its name does as well.
 *
 * @module
 */
import type { Field, Fields, Shape } from '../../model/field.ts'
import { aWord, kebab, upperFirst } from '../../model/words.ts'
import type { Flag, Flags } from '../flag.ts'

export interface FieldFlag {
  /** Without the dashes. */
  readonly name: string
  readonly member: string
  readonly field: Field
}

export const fieldFlags = (fields: Fields): FieldFlag[] =>
  Object.entries(fields).map(([member, field]) => ({
    name: flagName(member, fields),
    member,
    field,
  }))

function flagName(member: string, fields: Fields): string {
  const short = shortName(member, fields[member]?.shape)
  // A VPC has both `defaultSecurityGroup` and `defaultSecurityGroupId`.
  return short === undefined || Object.hasOwn(fields, short) ? kebab(member) : kebab(short)
}

function shortName(member: string, shape: Shape | undefined): string | undefined {
  if (shape?.type === 'ref') return member.replace(/Id$/, '')
  if (shape?.type === 'list' && shape.of.type === 'ref') return member.replace(/Ids$/, 's')
  return undefined
}

/** Flags of the command line for some fields; tags are said one by one. */
export const flagsOf = (flags: readonly FieldFlag[]): Flags =>
  Object.fromEntries(
    flags.map(({ name, member, field }) =>
      field.shape.type === 'tags'
        ? ['tag', { type: 'texts', value: 'KEY=VALUE', doc: field.doc } as const]
        : [name, withLongName(flagOf(field), name, kebab(member))],
    ),
  )

/** Whoever writes `--subnet-id` is understood, too. */
const withLongName = (flag: Flag, name: string, long: string): Flag =>
  name === long ? flag : { ...flag, also: [long] }

function flagOf({ shape, doc }: Field): Flag {
  switch (shape.type) {
    case 'boolean':
      return { type: 'onOff', doc }
    case 'enum':
      return { type: 'choice', values: shape.values, doc }
    case 'integer':
      return { type: 'integer', value: 'N', min: shape.min, max: shape.max, doc }
    case 'list':
      return {
        type: 'texts',
        value: placeholder(shape.of),
        doc: `${doc} ${severalSaid(shape.of)}`,
      }
    default:
      return { type: 'text', value: placeholder(shape), doc }
  }
}

const severalSaid = (of: Shape): string =>
  of.type === 'object' ? 'May be repeated.' : 'With commas, or repeated.'

/** What stands for a value in help. */
function placeholder(shape: Shape): string {
  switch (shape.type) {
    case 'ref':
      return shape.to.map((name) => kebab(name).toUpperCase()).join('|')
    case 'text':
      return shape.format.name.toUpperCase()
    case 'enum':
      return shape.values.join('|')
    case 'integer':
      return 'N'
    case 'object':
      return objectPlaceholder(shape.fields)
    case 'selector':
      return 'JSON'
    default:
      return 'TEXT'
  }
}

export const isRange = (fields: Fields): boolean => sameNames(fields, ['first', 'last'])
/** The target of a route, for example. */
export const isKindAndId = (fields: Fields): boolean => sameNames(fields, ['kind', 'id'])

const sameNames = (fields: Fields, names: readonly string[]): boolean =>
  Object.keys(fields).length === names.length && names.every((name) => Object.hasOwn(fields, name))

function objectPlaceholder(fields: Fields): string {
  if (isRange(fields)) return 'N|N-N'
  if (isKindAndId(fields)) return 'KIND/NAME'
  return fieldFlags(fields)
    .map(({ name }) => `${name}=…`)
    .join(',')
}

/** `--vpc` and, for children, the flag of the parent. */
export const placeFlags = (kindNames: readonly string[]): Flags =>
  Object.fromEntries(
    kindNames.map((name) => [
      kebab(name),
      {
        type: 'text',
        value: kebab(name).toUpperCase(),
        doc:
          name === 'vpc'
            ? 'VPC that it is in, by name or id; absent where there is one only.'
            : `${upperFirst(aWord(name).replace(/^an? /, ''))} that it belongs to, by name or id.`,
        also: [`${kebab(name)}-id`],
      } as const,
    ]),
  )

/**
 * The manifest format as a JSON Schema (draft 2020-12), for editors: made from the kinds, with their
 * words.
 *
 * @module
 */
import { type Field, type Fields, mayBeAbsent, type Shape } from '../model/field.ts'
import type { Kind } from '../model/kind.ts'
import { creationFields, pathMembers } from '../model/kind-fields.ts'
import { API_KINDS } from '../model/kinds.ts'
import { upperFirst } from '../model/words.ts'
import { childMembers } from './entry.ts'

type Json = Readonly<Record<string, unknown>>

export function manifestSchema(): Json {
  const list = { type: 'array', items: { $ref: '#/$defs/Resource' } }
  const envelope = {
    type: 'object',
    properties: {
      manifest: { type: 'string', description: 'Who owns the resources.' },
      resources: { ...list, description: 'What there is.' },
    },
    additionalProperties: false,
  }
  const kinds = API_KINDS.map(({ name }) => ({
    if: { properties: { kind: { const: name } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { $ref: `#/$defs/${upperFirst(name)}` },
  }))
  const names = { enum: API_KINDS.map(({ name }) => name), description: 'What it is.' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Weft manifest',
    description:
      'A network as a file: a resource, a list of them, or an envelope that names the owner.',
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: list,
    else: {
      if: { required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { $ref: '#/$defs/Resource' },
      else: envelope,
    },
    $defs: {
      Resource: {
        type: 'object',
        properties: { kind: names },
        required: ['kind'],
        allOf: kinds,
      },
      ...Object.fromEntries(
        API_KINDS.flatMap((kind) => [
          [upperFirst(kind.name), resourceSchema(kind)],
          ...(kind.parent === undefined
            ? []
            : [[`${upperFirst(kind.name)}Inside`, resourceSchema(kind, true)] as const]),
        ]),
      ),
    },
  }
}

/** `isInside`: it stands in its parent, which says the rest. */
function resourceSchema(kind: Kind, isInside = false): Json {
  const { managedBy: _ours, ...fields } = creationFields(kind)
  const path = isInside ? [] : pathMembers(kind)
  const home = Object.fromEntries(
    path.flatMap((name) => (kind.fields[name] === undefined ? [] : [[name, kind.fields[name]]])),
  ) as Fields
  const children = [...childMembers(kind)].map(([member, child]) => [
    member,
    {
      type: 'array',
      description: `All ${child.plural} that it has.`,
      items: { $ref: `#/$defs/${upperFirst(child.name)}Inside` },
    },
  ])
  const required = Object.entries(fields)
    .filter(([, field]) => !mayBeAbsent(field))
    .map(([name]) => name)
  const own = path.filter((name) => kind.parent === undefined || name !== 'vpcId')
  return {
    type: 'object',
    description: kind.doc,
    properties: {
      ...(isInside ? {} : { kind: { const: kind.name } }),
      ...propertiesOf({ ...home, ...fields }),
      ...Object.fromEntries(children),
    },
    required: [...own, ...(kind.parent === undefined ? ['name'] : []), ...required],
    additionalProperties: false,
  }
}

const propertiesOf = (fields: Fields): Json =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]))

const fieldSchema = ({ shape, doc, default: fallback, example }: Field): Json => ({
  ...shapeSchema(shape),
  description: doc,
  ...(fallback === undefined ? {} : { default: fallback }),
  ...(example === undefined ? {} : { examples: [example] }),
})

function shapeSchema(shape: Shape): Json {
  switch (shape.type) {
    case 'string':
      return {
        type: 'string',
        maxLength: shape.maxLength,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
      }
    case 'integer':
      return { type: 'integer', minimum: shape.min, maximum: shape.max }
    case 'boolean':
      return { type: 'boolean' }
    case 'enum':
      return { enum: shape.values }
    case 'text':
      return { type: 'string', pattern: shape.format.pattern }
    case 'ref':
      return { type: 'string', pattern: `^((${shape.to.join('|')})/.+|[a-z]+_[0-9a-z]+)$` }
    case 'list':
      return {
        type: 'array',
        items: shapeSchema(shape.of),
        minItems: shape.minItems,
        maxItems: shape.maxItems,
      }
    case 'object':
      return {
        type: 'object',
        properties: propertiesOf(shape.fields),
        required: Object.entries(shape.fields)
          .filter(([, field]) => !mayBeAbsent(field))
          .map(([name]) => name),
        additionalProperties: false,
      }
    case 'tags':
      return { type: 'object', additionalProperties: { type: 'string' } }
    case 'selector':
      return { type: 'object' }
  }
}

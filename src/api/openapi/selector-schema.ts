import { TAG_KEY_LENGTH_MAX, TAG_VALUE_LENGTH_MAX } from '../../model/envelope.ts'
import {
  SELECTOR_DEPTH_MAX,
  SELECTOR_NODES_MAX,
  SELECTOR_VALUES_MAX,
} from '../../model/selector.ts'
import { SELECTOR_REF } from '../schema/shape-schema.ts'

type Json = Readonly<Record<string, unknown>>

const KEY = {
  type: 'string',
  description: 'Key of a tag.',
  minLength: 1,
  maxLength: TAG_KEY_LENGTH_MAX,
  examples: ['tier'],
}

const VALUE = {
  type: 'string',
  description: 'Value of a tag.',
  maxLength: TAG_VALUE_LENGTH_MAX,
  examples: ['web'],
}

const INNER = { $ref: SELECTOR_REF }

const several = (description: string): Json => ({
  type: 'array',
  description,
  items: INNER,
  minItems: 1,
  maxItems: SELECTOR_NODES_MAX,
})

const only = (name: string, schema: Json): Json => ({
  type: 'object',
  title: name,
  properties: { [name]: schema },
  required: [name],
  additionalProperties: false,
})

/** The parser is `model/selector.ts`; this is what it takes, for those who read. */
export const SELECTOR_OBJECT: Json = {
  description: `Which resources are meant, by their tags; exactly one member. At most ${SELECTOR_DEPTH_MAX} deep and ${SELECTOR_NODES_MAX} parts in all.`,
  oneOf: [
    only('and', several('All of these.')),
    only('or', several('Any of these.')),
    only('not', { ...INNER, description: 'Not this; also what lacks the tag.' }),
    only('in', {
      type: 'object',
      description: 'The tag is there and has one of the values.',
      properties: {
        key: KEY,
        values: {
          type: 'array',
          description: 'Values that count.',
          items: VALUE,
          minItems: 1,
          maxItems: SELECTOR_VALUES_MAX,
        },
      },
      required: ['key', 'values'],
      additionalProperties: false,
    }),
    only('exists', { ...KEY, description: 'The tag is there, whatever its value.' }),
  ],
  examples: [{ and: [{ in: { key: 'tier', values: ['web'] } }, { not: { exists: 'retired' } }] }],
}

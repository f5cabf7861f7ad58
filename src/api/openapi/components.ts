import * as z from 'zod'
import type { Fields } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import { resourceFields } from '../../model/kind-fields.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { aWord, upperFirst, words } from '../../model/words.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { type Mode, objectSchema } from '../schema/shape-schema.ts'
import { ANSWER_SCHEMAS } from './answer-schemas.ts'
import { HEADERS, PARAMETERS } from './headers.ts'
import { PAGE_PROBLEMS, problemCodes } from './problem-codes.ts'
import { sharedResponses } from './problem-object.ts'
import { PROBLEM_SCHEMA } from './problem-schema.ts'
import { SELECTOR_OBJECT } from './selector-schema.ts'
import { wholeOrSelected } from './whole-or-selected.ts'

type Json = Readonly<Record<string, unknown>>

/** What the paths refer to, and what that refers to. */
export const components = (paths: Json): Json => ({
  schemas: {
    ...resourceSchemas(),
    ...bodySchemas(),
    ...ANSWER_SCHEMAS,
    Selector: SELECTOR_OBJECT,
    Problem: PROBLEM_SCHEMA,
  },
  responses: usedIn(paths, sharedResponses([PAGE_PROBLEMS, ...ENDPOINTS.map(problemCodes)])),
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A signed access token (RFC 9068) that names tenant and scopes.',
    },
  },
  headers: HEADERS,
  parameters: PARAMETERS,
})

/** A refusal that every operation shows with an example of its own is no component. */
function usedIn(paths: Json, responses: Json): Json {
  const text = JSON.stringify(paths)
  return Object.fromEntries(
    Object.entries(responses).filter(([name]) => text.includes(`"#/components/responses/${name}"`)),
  )
}

function resourceSchemas(): Json {
  const entries = API_KINDS.flatMap((kind): [string, Json][] => {
    const name = upperFirst(kind.name)
    const page = {
      type: 'object',
      description: `One page of ${words(kind.plural)}.`,
      required: ['items'],
      properties: {
        items: { type: 'array', items: wholeOrSelected(name) },
        nextPageToken: {
          type: 'string',
          description: 'Ask for the next page with it; absent on the last page.',
          examples: ['eyJhZnRlciI6InZwY18wMWtiIn0'],
        },
      },
    }
    const resource = openForMore(jsonSchema(resourceFields(kind), 'whole'))
    return [
      [name, { ...resource, description: kind.doc }],
      [`${name}Selection`, selectionOf(kind, resource)],
      [`${name}Page`, page],
      ...(kind.parent === undefined ? [] : [[`${name}List`, listOf(name)] as [string, Json]]),
    ]
  })
  return Object.fromEntries(entries)
}

/** What is answered when `fields` asks for some members only. */
const selectionOf = ({ name }: Kind, resource: Json): Json => ({
  ...resource,
  description: `The members of ${aWord(name)} that \`fields\` names, and its id.`,
  required: ['id'],
})

const listOf = (name: string): Json => ({
  type: 'object',
  description: 'All of them, in the order of the request.',
  required: ['items'],
  properties: { items: { type: 'array', items: { $ref: `#/components/schemas/${name}` } } },
})

/** Answers may get further members; who reads them must not mind. */
function openForMore({ additionalProperties: _closed, ...schema }: Json): Json {
  return schema
}

const bodySchemas = (): Json =>
  Object.fromEntries(
    ENDPOINTS.flatMap(({ body }) =>
      body === undefined
        ? []
        : [[body.schemaName, jsonSchema({ ...body.repeated, ...body.fields }, body.mode)]],
    ),
  )

function jsonSchema(fields: Fields, mode: Mode): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(objectSchema(fields, mode), {
    io: 'input',
    // Of text that is parsed, zod takes examples for those of what the parser gives.
    override: ({ zodSchema, jsonSchema }) => {
      const { examples } = z.globalRegistry.get(zodSchema) ?? {}
      if (Array.isArray(examples)) jsonSchema.examples ??= examples
    },
  })
  return schema
}

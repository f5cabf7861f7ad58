import { booleanField, type Fields, listField, objectField } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import { creationFields, patchFields } from '../../model/kind-fields.ts'
import { words } from '../../model/words.ts'
import type { BodyShape } from './parse-body.ts'
import { objectSchema } from './shape-schema.ts'

const shapes = new Map<string, BodyShape>()

/** Built when first needed: most requests need one of some thirty. */
function once(name: string, make: () => BodyShape): BodyShape {
  const known = shapes.get(name)
  if (known !== undefined) return known
  const made = make()
  shapes.set(name, made)
  return made
}

export const creationShape = (kind: Kind): BodyShape =>
  once(`create ${kind.name}`, () => {
    const fields = creationFields(kind)
    return {
      schema: objectSchema(fields, 'whole'),
      fields,
      answered: { fields: patchFields(kind), depth: 0 },
    }
  })

const ITEMS_MAX = 1000

/** What may be sent to replace the children of a parent. */
export const replacementFields = (kind: Kind): Fields => ({
  items: listField(
    `All ${words(kind.plural)} that there will be. One that says the same as one that is there keeps its id.`,
    objectField('One of them.', creationFields(kind)),
    { maxItems: ITEMS_MAX },
  ),
})

export const replacementShape = (kind: Kind): BodyShape =>
  once(`replace ${kind.name}`, () => {
    const fields = replacementFields(kind)
    const answered = { fields: patchFields(kind), depth: 2 }
    return { schema: objectSchema(fields, 'whole'), fields, answered }
  })

export const BATCH_MAX = 100

/** What may be sent to create several of a kind. */
export const batchFields = (kind: Kind): Fields => ({
  items: listField(
    `The ${words(kind.plural)}, in the order in which they are made.`,
    objectField('One of them.', creationFields(kind)),
    { minItems: 1, maxItems: BATCH_MAX },
  ),
  atomic: booleanField(
    'True: all of them or none, in one transaction, which has room for about thirty. False: each for itself.',
    { default: false },
  ),
})

export const batchShape = (kind: Kind): BodyShape =>
  once(`batch ${kind.name}`, () => {
    const fields = batchFields(kind)
    const answered = { fields: patchFields(kind), depth: 2 }
    return { schema: objectSchema(fields, 'whole'), fields, answered }
  })

export const patchShape = (kind: Kind): BodyShape =>
  once(`patch ${kind.name}`, () => {
    const fields = patchFields(kind)
    return { schema: objectSchema(fields, 'patch'), fields }
  })

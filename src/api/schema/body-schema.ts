import type { Kind } from '../../model/kind.ts'
import { creationFields, patchFields } from '../../model/kind-fields.ts'
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
    return { schema: objectSchema(fields, 'whole'), fields, answered: patchFields(kind) }
  })

export const patchShape = (kind: Kind): BodyShape =>
  once(`patch ${kind.name}`, () => {
    const fields = patchFields(kind)
    return { schema: objectSchema(fields, 'patch'), fields }
  })

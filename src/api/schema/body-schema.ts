import type * as z from 'zod'
import type { Kind } from '../../model/kind.ts'
import { creationFields, patchFields } from '../../model/kind-fields.ts'
import { objectSchema } from './shape-schema.ts'

const schemas = new Map<string, z.ZodType>()

/** Built when first needed: most requests need one of some thirty. */
function once(name: string, make: () => z.ZodType): z.ZodType {
  const known = schemas.get(name)
  if (known !== undefined) return known
  const made = make()
  schemas.set(name, made)
  return made
}

export const creationSchema = (kind: Kind): z.ZodType =>
  once(`create ${kind.name}`, () => objectSchema(creationFields(kind), 'whole'))

export const patchSchema = (kind: Kind): z.ZodType =>
  once(`patch ${kind.name}`, () => objectSchema(patchFields(kind), 'patch'))

import type { Attributes } from '../table.ts'

/**
 * DynamoDB may delete the item some time after this, in its seconds since 1970 and up to days late.
 * It only tidies up: whether a record still counts is decided by the record's own instant.
 */
export const purgeAttribute = (afterMs: number): Attributes => ({
  purgeAfterSeconds: Math.ceil(afterMs / 1000),
})

import { parseBody } from '../../src/api/schema/parse-body.ts'
import { objectSchema } from '../../src/api/schema/shape-schema.ts'
import { fail, ok, type Result } from '../../src/base/result.ts'
import { LABEL_FIELDS } from '../../src/model/envelope.ts'
import type { Kind } from '../../src/model/kind.ts'

type Given = Readonly<Record<string, unknown>>

/** The members of a kind as its fields read them, or `pointer code` of each that is wrong. */
export function read(kind: Kind, given: Given): Result<Given, string[]> {
  const fields = { ...LABEL_FIELDS, ...kind.fields }
  const parsed = parseBody({ schema: objectSchema(fields, 'whole'), fields }, given)
  if (parsed.ok) return ok(parsed.value)
  return fail((parsed.error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`))
}

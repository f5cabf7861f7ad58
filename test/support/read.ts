import { parseBody } from '../../src/api/schema/parse-body.ts'
import { objectSchema } from '../../src/api/schema/shape-schema.ts'
import { fail, ok, type Result } from '../../src/base/result.ts'
import { LABEL_FIELDS } from '../../src/model/envelope.ts'
import type { Kind } from '../../src/model/kind.ts'

type Given = Readonly<Record<string, unknown>>

/** The stored members of a kind as its fields read them, or `pointer code` of each that is wrong. */
export function read(kind: Kind, given: Given): Result<Given, string[]> {
  const own = Object.entries(kind.fields).filter(([, { access }]) => access !== 'derived')
  const fields = { ...LABEL_FIELDS, ...Object.fromEntries(own) }
  const parsed = parseBody({ schema: objectSchema(fields, 'whole'), fields }, given)
  if (parsed.ok) return ok(parsed.value)
  return fail((parsed.error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`))
}

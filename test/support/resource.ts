import type { Fields } from '../../src/model/field.ts'
import type { Kind, Resource } from '../../src/model/kind.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../src/model/snapshot.ts'
import { withDefaults } from '../../src/operation/defaults.ts'

type Given = Readonly<Record<string, unknown>>

/** A resource with the defaults of its kind; what matters to the test is what it gives. */
export const made = <F extends Fields>(kind: Kind<string, F>, given: Given): Resource<F> =>
  withDefaults(kind.fields, given) as unknown as Resource<F>

export const network = (lists: Partial<Snapshot>): Snapshot => ({ ...EMPTY_SNAPSHOT, ...lists })

/** What the kind says of a creation in this network: the code of its refusal. */
export function refusalOf<F extends Fields>(
  kind: Kind<string, F>,
  given: Given,
  snapshot: Snapshot = EMPTY_SNAPSHOT,
): string | undefined {
  return kind.check?.(snapshot, undefined, made(kind, given))?.code
}

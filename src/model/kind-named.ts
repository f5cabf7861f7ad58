import { assert } from '../base/assert.ts'
import type { Kind } from './kind.ts'
import { KINDS } from './kinds.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export function kindNamed(name: string): Kind {
  const kind = BY_NAME.get(name)
  assert(kind, `${name} is a kind`)
  return kind
}

/** Field that holds the parent's id, where a kind has a parent. */
export const parentField = (kind: Kind): string | undefined =>
  kind.parent === undefined ? undefined : `${kind.parent}Id`

/**
 * A network as a file: a list of resources in the order in which they are created, which refer to each
 * other as `kind/name`.
 *
 * @module
 */
import { parse } from 'yaml'
import { ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { badInput, type Refusal } from '../refusal.ts'

export interface Entry {
  readonly kind: Kind
  readonly name: string
  /** Everything else, with references as they were written. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** How other entries refer to this one. */
export const referenceTo = ({ kind, name }: Entry): string => `${kind.name}/${name}`

export function parseManifest(text: string, file: string): Result<readonly Entry[], Refusal> {
  const parsed: unknown = parse(text)
  if (!Array.isArray(parsed)) return badInput(`${file} is not a list of resources`)
  const entries: Entry[] = []
  for (const [i, item] of parsed.entries()) {
    const { kind: kindName, name, ...fields } = (item ?? {}) as Readonly<Record<string, unknown>>
    const kind = API_KINDS.find((one) => one.name === kindName)
    if (kind === undefined || typeof name !== 'string') {
      return badInput(`${file}: entry ${i + 1} needs a kind that the API has, and a name`)
    }
    entries.push({ kind, name, fields })
  }
  const references = entries.map(referenceTo)
  const twice = references.find((one, i) => references.indexOf(one) !== i)
  return twice === undefined ? ok(entries) : badInput(`${file}: ${twice} is there twice`)
}

/** The value with every reference, however deep, replaced by the id that it stands for. */
export function resolveReferences(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolveReferences(member, ids)]),
  )
}

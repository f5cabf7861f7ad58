import type { Fields, Shape } from '../model/field.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The resource without its mentions of `gone`: items leave their lists, and what may be absent is.
 * Undefined: it means nothing without them, or may not change there. Who mentions none is given back.
 */
export function takenOut(
  resource: StoredResource,
  gone: ReadonlySet<string>,
): StoredResource | undefined {
  const { fields, references, accompanies = {} } = kindOf(resource)
  if (references?.(asResource(resource)).some(({ id }) => gone.has(id))) return undefined
  const kept = keptMembers(fields, resource, gone)
  if (kept === undefined) return undefined
  const lost = Object.keys(fields).filter((name) => kept[name] !== resource[name])
  if (lost.length === 0) return resource
  if (lost.some((name) => fields[name]?.access !== 'readWrite')) return undefined
  const alone = new Set(
    lost.filter((name) => kept[name] === undefined).flatMap((name) => accompanies[name] ?? []),
  )
  const members = Object.entries({ ...resource, ...kept }).filter(
    ([name, value]) => value !== undefined && !alone.has(name),
  )
  return Object.fromEntries(members) as unknown as StoredResource
}

/** Only what the fields describe; a member that is gone is undefined. */
function keptMembers(fields: Fields, value: Json, gone: ReadonlySet<string>): Json | undefined {
  const kept: Record<string, unknown> = {}
  for (const [name, { shape, presence }] of Object.entries(fields)) {
    if (value[name] === undefined) continue
    const member = keptValue(shape, value[name], gone)
    if (member === undefined && presence === 'required') return undefined
    kept[name] = member
  }
  return kept
}

/** The same value where nothing of it is gone. */
function keptValue(shape: Shape, value: unknown, gone: ReadonlySet<string>): unknown {
  if (shape.type === 'ref') return gone.has(String(value)) ? undefined : value
  if (shape.type === 'list' && Array.isArray(value)) return keptItems(shape, value, gone)
  if (shape.type !== 'object' || typeof value !== 'object' || value === null) return value
  const kept = keptMembers(shape.fields, value as Json, gone)
  if (kept === undefined) return undefined
  const isWhole = Object.entries(kept).every(([name, member]) => member === (value as Json)[name])
  return isWhole ? value : { ...value, ...kept }
}

function keptItems(
  { of, minItems }: Extract<Shape, { type: 'list' }>,
  items: readonly unknown[],
  gone: ReadonlySet<string>,
): readonly unknown[] | undefined {
  const kept = items.map((item) => keptValue(of, item, gone)).filter((item) => item !== undefined)
  if (kept.length === items.length && kept.every((item, i) => item === items[i])) return items
  return kept.length < minItems ? undefined : kept
}

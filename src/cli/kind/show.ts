/**
 * Resources as people read them: a table of many, a list of the members of one.
 *
 * @module
 */
import type { Field, Shape } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers, resourceFields } from '../../model/kind-fields.ts'
import { kindNamed } from '../../model/kind-named.ts'
import type { Weft } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { fieldFlags } from './field-flag.ts'
import { type AnyResource, type Members, methodsOf } from './kind-methods.ts'
import { type Column, tableText } from './text-table.ts'
import { valueText } from './value-text.ts'

type NameById = ReadonlyMap<string, string>

const text = (value: unknown): string => (value === undefined ? '' : String(value))

/** Members that tell one from another: those that some resource has and that are not all as by default. */
export function tableOf(
  kind: Kind,
  resources: readonly AnyResource[],
  { names, width }: { readonly names: NameById; readonly width?: number | undefined },
): string {
  const above = [...pathMembers(kind), 'kind', 'managedBy', 'createdAt', 'updatedAt', 'revision']
  const columns = fieldFlags(resourceFields(kind)).flatMap(({ name, member, field }): Column[] => {
    if (above.includes(member) || !isTelling(kind, member, resources)) return []
    const cells = resources.map((one) => cellOf(field, one[member], names))
    return [{ heading: name.replaceAll('-', ' ').toUpperCase(), cells }]
  })
  const last = columns.filter(({ heading }) => heading !== 'NAME' && heading !== 'ID')
  const ids = columns.filter(({ heading }) => heading === 'ID')
  const called = columns.filter(({ heading }) => heading === 'NAME')
  return tableText([...called, ...ids, ...last], width)
}

function isTelling(kind: Kind, member: string, resources: readonly AnyResource[]): boolean {
  if (member === 'id') return true
  const fallback = JSON.stringify(kind.fields[member]?.default ?? [])
  return resources.some((one) => {
    const value = one[member]
    return value !== undefined && JSON.stringify(value) !== fallback
  })
}

function cellOf({ shape }: Field, value: unknown, names: NameById): string {
  if (value === undefined || value === null) return ''
  return valueText(shape, named(value, names))
}

/** Ids of resources whose names are known, as those. */
function named(value: unknown, names: NameById): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => named(item, names))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([member, inner]) => [member, named(inner, names)])
  return Object.fromEntries(members)
}

/** The members of one resource, as the API calls them. */
export function resourceText(kind: Kind, resource: Members): string {
  const fields = Object.entries(resourceFields(kind)).filter(
    ([member]) => resource[member] !== undefined && member !== 'kind',
  )
  const width = Math.max(0, ...fields.map(([member]) => member.length))
  const lines = fields.map(([member, { shape }]) => {
    return `${member.padEnd(width)}  ${memberText(shape, resource[member])}\n`
  })
  return lines.join('')
}

function memberText(shape: Shape, value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return '-'
  if (shape.type === 'tags' && typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map((pair) => pair.join('='))
      .join(' ')
  }
  return valueText(shape, value)
}

const NAMES_MAX = 500

/** Names of what some resources refer to, as far as one page of each kind tells. */
export async function namesFor(
  api: Weft,
  kind: Kind,
  resources: readonly AnyResource[],
  where: Members,
): Promise<NameById> {
  const names = new Map<string, string>()
  const kinds = new Set(Object.values(kind.fields).flatMap(({ shape }) => kindsIn(shape)))
  const { vpcId } = where
  const wanted = [...kinds].map(kindNamed).filter(({ parent, idPrefix, scope }) => {
    const isUsed = JSON.stringify(resources).includes(`"${idPrefix}_`)
    const isHere = scope !== 'vpc' || vpcId !== undefined
    return parent === undefined && isUsed && isHere
  })
  await Promise.all(
    wanted.map(async (one) => {
      const place = one.scope === 'vpc' ? { vpcId } : {}
      const page = await asked(methodsOf(api, one).list({ ...place, pageSize: NAMES_MAX }))
      if (!page.ok) return
      for (const { id, name } of page.value.items) names.set(id, text(name ?? id))
    }),
  )
  return names
}

function kindsIn(shape: Shape): readonly string[] {
  switch (shape.type) {
    case 'ref':
      return shape.to
    case 'list':
      return kindsIn(shape.of)
    case 'object':
      return Object.values(shape.fields).flatMap((field) => kindsIn(field.shape))
    default:
      return []
  }
}

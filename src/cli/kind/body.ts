/**
 * What a command sends: the members of a file, overruled by flags, with names made into ids.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import type { Fields, Shape } from '../../model/field.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { type Io, readAll } from '../io.ts'
import { jsonFault } from '../json-fault.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'
import { type FieldFlag, fieldFlags, isKindAndId } from './field-flag.ts'
import type { Members } from './kind-methods.ts'
import type { Names } from './names.ts'
import { parseList, parseValue } from './value-text.ts'

export const FILE_FLAG = {
  'from-file': {
    type: 'text',
    value: 'FILE',
    doc: 'Members as JSON, or `-` for stdin; flags come before them.',
  },
} as const

/** The members that flags say, as they were written. */
export function membersOf(flags: readonly FieldFlag[], given: Members): Result<Members, Refusal> {
  const members: Record<string, unknown> = {}
  for (const { name, member, field } of flags) {
    const { shape } = field
    const value = given[shape.type === 'tags' ? 'tag' : name]
    if (value === undefined) continue
    const parsed = fromFlag(shape, value)
    if (!parsed.ok) return wrongUsage(`--${shape.type === 'tags' ? 'tag' : name} ${parsed.error}`)
    members[member] = parsed.value
  }
  return ok(members)
}

function fromFlag(shape: Shape, value: unknown): Result<unknown, string> {
  const texts = Array.isArray(value) ? value.map(String) : undefined
  if (shape.type === 'tags') return parseTags(texts ?? [])
  if (shape.type === 'list') return parseList(shape.of, texts ?? [String(value)])
  return typeof value === 'string' ? parseValue(shape, value) : ok(value)
}

function parseTags(texts: readonly string[]): Result<unknown, string> {
  const pairs = texts.map((text) => /^([^=]+)=(.*)$/s.exec(text))
  const wrong = pairs.indexOf(null)
  if (wrong >= 0) {
    return { ok: false, error: `is KEY=VALUE, not ${JSON.stringify(texts[wrong])}` }
  }
  return ok(Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]])))
}

/** A JSON object, or what `wanted` says instead. */
export async function readJsonFile(
  path: string | undefined,
  io: Io,
  wanted: 'object' | 'list' = 'object',
): Promise<Result<unknown, Refusal>> {
  if (path === undefined) return ok({})
  const text = path === '-' ? ok(await readAll(io)) : readText(path)
  if (!text.ok) return text
  const shown = path === '-' ? 'stdin' : path
  try {
    const json: unknown = JSON.parse(text.value)
    const isList = Array.isArray(json)
    const isObject = typeof json === 'object' && json !== null && !isList
    if (wanted === 'list' ? isList : isObject) return ok(json)
    return badInput(`${shown} is not a JSON ${wanted}`)
  } catch {
    const { line, column, expected } = jsonFault(text.value) ?? {}
    return badInput(`${shown}:${line}:${column}: not JSON: expected ${expected}`)
  }
}

function readText(path: string): Result<string, Refusal> {
  try {
    return ok(readFileSync(path, 'utf8'))
  } catch (error) {
    return badInput(`${path} cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
}

/** The same members with an id wherever a resource was named. */
export async function withIds(
  fields: Fields,
  members: Members,
  names: Names,
  where: Members,
): Promise<Result<Members, Refusal>> {
  const resolved: Record<string, unknown> = { ...members }
  // An attachment names its VPC, and then subnets in it.
  const flags = fieldFlags(fields)
  const ordered = [...flags.filter(isVpc), ...flags.filter((flag) => !isVpc(flag))]
  for (const { name, member, field } of ordered) {
    if (resolved[member] === undefined || resolved[member] === null) continue
    const { vpcId = where['vpcId'] } = resolved
    const at = { names, where: { ...where, vpcId }, fields }
    const value = await resolve(field.shape, resolved[member], at)
    if (!value.ok) {
      const [first = '', ...rest] = value.error.lines
      return { ok: false, error: { ...value.error, lines: [`--${name}: ${first}`, ...rest] } }
    }
    resolved[member] = value.value
  }
  return ok(resolved)
}

const isVpc = ({ member }: FieldFlag): boolean => member === 'vpcId'

interface Scope {
  readonly names: Names
  readonly where: Members
  readonly fields: Fields
}

async function resolve(shape: Shape, value: unknown, at: Scope): Promise<Result<unknown, Refusal>> {
  if (shape.type === 'ref' && typeof value === 'string') {
    return at.names.idOfAny(shape.to, value, at.where)
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      const one = await resolve(shape.of, item, at)
      if (!one.ok) return one
      items.push(one.value)
    }
    return ok(items)
  }
  if (shape.type !== 'object' || typeof value !== 'object' || value === null) return ok(value)
  const members = value as Members
  if (isKindAndId(shape.fields)) return resolveTarget(members, at)
  return withIds(shape.fields, members, at.names, at.where)
}

/** `{ kind, id }`: the kind says whose name it is. */
async function resolveTarget(
  { kind, id }: Members,
  { names, where }: Scope,
): Promise<Result<unknown, Refusal>> {
  const known = API_KINDS.find(({ name }) => name === kind)
  if (known === undefined || typeof id !== 'string') return ok({ kind, ...(id ? { id } : {}) })
  const found = await names.idOf(known, id, where)
  return found.ok ? ok({ kind, id: found.value }) : found
}

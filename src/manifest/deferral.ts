import type { Field } from '../model/field.ts'
import { mentionsIn } from './references.ts'
import type { Declared } from './resolve.ts'

/**
 * Of resources that mention each other and are not there yet, the members that are said only once all
 * of them are there, by path: a VPC's main route table lives in the VPC.
 */
export function deferredMembers(made: readonly Declared[]): Map<string, ReadonlySet<string>> {
  const paths = new Set(made.map(({ path }) => path))
  const deferred = new Map<string, ReadonlySet<string>>()
  const done = new Set<string>()
  const missing = (one: Declared): Mention[] =>
    mentionsOf(one).filter(
      ({ path, member }) =>
        paths.has(path) && !done.has(path) && !(deferred.get(one.path)?.has(member) ?? false),
    )
  let waiting = [...made]
  while (waiting.length > 0) {
    const ready = waiting.filter((one) => missing(one).length === 0)
    for (const { path } of ready) done.add(path)
    waiting = waiting.filter(({ path }) => !done.has(path))
    if (ready.length > 0) continue
    const first = waiting.find((one) => missing(one).every(({ isSoft }) => isSoft))
    if (first === undefined) break
    deferred.set(first.path, new Set(missing(first).map(({ member }) => member)))
  }
  return deferred
}

interface Mention {
  readonly path: string
  readonly member: string
  /** The resource can be made without it, and be told later. */
  readonly isSoft: boolean
}

const mentionsOf = ({ kind, body, path }: Declared): Mention[] =>
  mentionsIn(kind, body)
    .filter(({ id }) => id !== path)
    .map(({ id, pointer }) => {
      const member = pointer.split('/')[1] ?? ''
      return { path: id, member, isSoft: canWait(kind.fields[member]) }
    })

function canWait(field: Field | undefined): boolean {
  if (field === undefined || field.access !== 'readWrite') return false
  const { shape } = field
  if (shape.type === 'ref') return field.presence === 'optional'
  return shape.type === 'list' && shape.of.type === 'ref' && shape.minItems === 0
}

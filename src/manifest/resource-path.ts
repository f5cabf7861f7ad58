/**
 * Resources by name: `subnet/prod/db`. What has no name is known by its id, and children by what they
 * say; so is a resource that is not there yet, whose path stands for the id that it will have.
 *
 * @module
 */
import type { Kind } from '../model/kind.ts'
import { kindNamed, parentField } from '../model/kind-named.ts'
import { keyMembers } from '../operation/key-of.ts'
import type { StoredResource } from '../store/chain.ts'
import { referenceText } from './reference.ts'

type Json = Readonly<Record<string, unknown>>

/** The names on the way to a resource and its own; of ids that nobody knows, the ids. */
export interface Paths {
  namesOf(resource: Json, kind: Kind): readonly string[]
  pathOf(resource: StoredResource): string
}

export function pathsOf(find: (id: string) => StoredResource | undefined): Paths {
  const labelOf = (id: unknown): string => {
    const text = String(id)
    const found = find(text)
    if (found === undefined) return text.split('/').at(-1) ?? text
    return namesOf(found, kindNamed(found.kind)).at(-1) ?? text
  }
  const namesOf = (resource: Json, kind: Kind): readonly string[] => {
    const parent = parentField(kind)
    const own =
      resource['name'] ??
      (parent === undefined ? resource['id'] : contentOf(kind, resource, labelOf))
    return [
      ...(kind.scope === 'vpc' ? [labelOf(resource['vpcId'])] : []),
      ...(parent === undefined ? [] : [labelOf(resource[parent])]),
      String(own),
    ]
  }
  return {
    namesOf,
    pathOf: (resource) => referenceText(resource.kind, namesOf(resource, kindNamed(resource.kind))),
  }
}

/** What a nameless child says, short enough to be read: `ingress:tcp:443:0.0.0.0/0`. */
function contentOf(kind: Kind, resource: Json, labelOf: (id: unknown) => string): string {
  const words = keyMembers(kind).flatMap((name) => {
    const value = resource[name]
    if (value === undefined) return []
    return kind.fields[name]?.shape.type === 'ref' ? labelOf(value) : wordOf(value)
  })
  return words.join(':')
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordOf).join('+')
  if (typeof value !== 'object' || value === null) return String(value)
  const values = [...new Set(Object.values(value).map(wordOf))]
  return values.join('-')
}

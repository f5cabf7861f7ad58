import type { Fields, Shape } from '../model/field.ts'
import type { Dependent, Kind } from '../model/kind.ts'
import { kindNamed } from '../model/kind-named.ts'
import { resourcePath } from '../model/kind-path.ts'
import { KINDS } from '../model/kinds.ts'
import type { Blocking } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'
import { referencesOf } from './references-of.ts'
import { ofKind } from './snapshot-of.ts'
import type { View } from './view.ts'

/**
 * Who depends on one of `gone` and would stay behind: who mentions it, once per way of mentioning,
 * and who lives from it by what its kind says.
 */
export function dependentsOf(
  { network }: Pick<View, 'network'>,
  gone: readonly StoredResource[],
): Dependent[] {
  const ids = new Set(gone.map(({ id }) => id))
  const kinds = new Set(gone.map(({ kind }) => kind))
  const implied = gone.flatMap(
    (one) => kindOf(one).dependents?.(network, asResource(one), ids) ?? [],
  )
  const mentioning = KINDS.filter((kind) => mayMention(kind, kinds))
    .flatMap((kind) => ofKind(network, kind))
    .flatMap((one) => mentions(one, ids))
  return [...mentioning, ...implied].filter(({ id }) => !ids.has(id))
}

/** Kinds that no field of this one can hold need not be looked for in a hundred thousand of it. */
const mayMention = (kind: Kind, kinds: ReadonlySet<string>): boolean =>
  kind.references !== undefined || mentionedIn(kind.fields).some((name) => kinds.has(name))

const mentionedIn = (fields: Fields): readonly string[] =>
  Object.values(fields).flatMap(({ shape }) => mentionedBy(shape))

function mentionedBy(shape: Shape): readonly string[] {
  if (shape.type === 'ref') return shape.to
  if (shape.type === 'list') return mentionedBy(shape.of)
  return shape.type === 'object' ? mentionedIn(shape.fields) : []
}

function mentions(resource: StoredResource, ids: ReadonlySet<string>): Dependent[] {
  if (ids.has(resource.id)) return []
  const relations = referencesOf(kindOf(resource), resource)
    .filter(({ id }) => ids.has(id))
    .map(({ relation }) => relation)
  return [...new Set(relations)].map((relation) => ({
    ...asResource(resource),
    kind: resource.kind,
    relation,
  }))
}

/** What is told of a dependent. */
export function blockingOf(dependent: Dependent): Blocking {
  const { kind, id, name, managedBy, relation } = dependent
  return {
    kind,
    id,
    ...(name === undefined ? {} : { name }),
    ...(managedBy === undefined ? {} : { managedBy }),
    relation,
    href: resourcePath(kindNamed(kind), dependent),
  }
}

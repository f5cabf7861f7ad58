import type { Dependent } from '../model/kind.ts'
import type { Blocking } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'
import { referencesOf } from './references-of.ts'
import type { View } from './view.ts'

/**
 * Who depends on one of `gone` and would stay behind: who mentions it, once per way of mentioning,
 * and who lives from it by what its kind says.
 */
export function dependentsOf(
  { network, all }: Pick<View, 'network' | 'all'>,
  gone: readonly StoredResource[],
): Blocking[] {
  const ids = new Set(gone.map(({ id }) => id))
  const implied = gone.flatMap(
    (one) => kindOf(one).dependents?.(network, asResource(one), ids) ?? [],
  )
  const dependents = [...all().flatMap((one) => mentions(one, ids)), ...implied]
  return dependents.filter(({ id }) => !ids.has(id)).map(blockingOf)
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

const blockingOf = ({ kind, id, name, managedBy, relation }: Dependent): Blocking => ({
  kind,
  id,
  ...(name === undefined ? {} : { name }),
  ...(managedBy === undefined ? {} : { managedBy }),
  relation,
})

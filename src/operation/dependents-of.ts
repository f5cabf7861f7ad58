import type { Blocking } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { kindOf, textOf } from './kind-of.ts'
import { referencesOf } from './references-of.ts'

/** Who mentions one of `gone` and would stay behind; each once per way of mentioning. */
export function dependentsOf(
  gone: ReadonlySet<string>,
  resources: Iterable<StoredResource>,
): Blocking[] {
  const blocking: Blocking[] = []
  for (const resource of resources) {
    if (gone.has(resource.id)) continue
    const relations = referencesOf(kindOf(resource), resource)
      .filter(({ id }) => gone.has(id))
      .map(({ relation }) => relation)
    const name = textOf(resource, 'name')
    for (const relation of new Set(relations)) {
      blocking.push({
        kind: resource.kind,
        id: resource.id,
        ...(name === undefined ? {} : { name }),
        relation,
      })
    }
  }
  return blocking
}

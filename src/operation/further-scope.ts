import type { Problem } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { asResource, kindOf } from './kind-of.ts'
import type { Changes } from './plan.ts'

/**
 * Refuses a change of something that not everybody may change who may change others of its kind.
 * Children count as well: writing one raises the revision of its parent, which is among what is put.
 */
export function furtherScopeProblem(
  { puts, deletes }: Changes,
  scopes: ReadonlySet<string>,
): Problem | undefined {
  for (const resource of [...puts, ...deletes]) {
    const scope = wantedFor(resource)
    if (scope === undefined || scopes.has(scope)) continue
    const detail = `Writing ${resource.id} needs the scope ${scope}, which the token does not have.`
    return { code: 'scope_missing', detail, more: { scope } }
  }
  return undefined
}

function wantedFor(resource: StoredResource): string | undefined {
  const { further } = kindOf(resource)
  return further?.isNeeded(asResource(resource)) === true ? further.scope : undefined
}

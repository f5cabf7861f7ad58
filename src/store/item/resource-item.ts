import type { TenantScope } from '../../model/tenant-scope.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Chain, StoredResource } from '../chain.ts'
import { resourceKey } from '../keys.ts'
import type { Item } from '../table.ts'
import { readText } from './read-attribute.ts'

/**
 * A resource is stored as the very text that its digest was taken of, so a load hashes what was read
 * and parses it once. `kind` and `revision` stand beside it for conditions and for people.
 */
export const resourceItem = (scope: TenantScope, chain: Chain, resource: StoredResource): Item => ({
  key: resourceKey(scope, chain, resource.id),
  attributes: {
    kind: resource.kind,
    revision: resource.revision,
    body: canonicalJson(resource),
  },
})

export const readResourceBody = (item: Item): string => readText(item, 'body')

/** Trusts `body`: its digest has matched what `resourceItem` wrote. */
export const readResource = (body: string): StoredResource => JSON.parse(body) as StoredResource

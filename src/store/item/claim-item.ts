import type { TenantScope } from '../../model/tenant-scope.ts'
import type { Claim, ClaimPool, ClaimRecord, Release } from '../claim.ts'
import { claimKey } from '../keys.ts'
import type { Item } from '../table.ts'
import { purgeAttribute } from './purge-attribute.ts'
import { readNumber, readText } from './read-attribute.ts'

export const claimItem = (scope: TenantScope, claim: Claim): Item => ({
  key: claimKey(scope, claim.pool, claim.value),
  attributes: { value: claim.value, owner: claim.owner, tenantId: scope.tenantId },
})

/** The quarantine record of a released value. It has no `owner`, so nobody can release it again. */
export const coolingItem = (scope: TenantScope, release: Release, freeAtMs: number): Item => ({
  key: claimKey(scope, release.pool, release.value),
  attributes: {
    value: release.value,
    releasedBy: release.owner,
    tenantId: scope.tenantId,
    freeAtMs,
    ...purgeAttribute(freeAtMs),
  },
})

export function readClaimItem<P extends ClaimPool>(pool: P, item: Item): ClaimRecord & { pool: P } {
  const freeAtMs = readNumber(item, 'freeAtMs')
  const value = readText(item, 'value')
  if (freeAtMs === 0) return { pool, value, owner: readText(item, 'owner') }
  return { pool, value, owner: readText(item, 'releasedBy'), freeAtMs }
}

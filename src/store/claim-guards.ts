import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { Claim, Release } from './claim.ts'
import { claimItem, coolingItem, readClaimItem } from './item/claim-item.ts'
import { claimKey } from './keys.ts'
import type { CommitRefusal, Write } from './store.ts'
import type { Condition, Item } from './table.ts'
import type { Guard } from './transaction.ts'

/** One action per claimed value: taken, given back, or handed over where a write does both. */
export function claimGuards(
  scope: TenantScope,
  write: Write,
): Result<readonly Guard[], CommitRefusal> {
  const claims = new Map<string, Claim>()
  for (const claim of write.claims ?? []) {
    const rival = claims.get(keyText(scope, claim))
    if (rival) return fail({ kind: 'claimTaken', claim, heldBy: rival.owner })
    claims.set(keyText(scope, claim), claim)
  }
  const releases = new Map<string, Release>()
  for (const release of write.releases ?? []) {
    if (releases.has(keyText(scope, release))) return fail({ kind: 'claimNotHeld', release })
    releases.set(keyText(scope, release), release)
  }
  const taken = [...claims].map(([key, claim]) => {
    const release = releases.get(key)
    return release ? handover(scope, claim, release) : take(scope, claim, write.nowMs)
  })
  const freed = [...releases].filter(([key]) => !claims.has(key))
  return ok([...taken, ...freed.map(([, release]) => giveBack(scope, release, write.nowMs))])
}

function keyText(scope: TenantScope, { pool, value }: Claim): string {
  const { pk, sk } = claimKey(scope, pool, value)
  return `${pk}\n${sk}`
}

const take = (scope: TenantScope, claim: Claim, nowMs: number): Guard => ({
  action: {
    kind: 'put',
    item: claimItem(scope, claim),
    condition: { kind: 'absentOrPast', attribute: 'freeAtMs', nowMs },
  },
  refusal: (found) => taken(claim, found),
})

function taken(claim: Claim, found: Item | undefined): CommitRefusal {
  if (!found) return { kind: 'claimTaken', claim }
  const { owner, freeAtMs } = readClaimItem(claim.pool, found)
  if (freeAtMs !== undefined) return { kind: 'claimTaken', claim, coolingUntilMs: freeAtMs }
  const isShared = claim.pool.kind === 'vni' || claim.pool.kind === 'publicAddress'
  return { kind: 'claimTaken', claim, ...(isShared ? {} : { heldBy: owner }) }
}

/** Owners are never reused and a cooling record has none, so this cannot hit a later holder. */
const heldBy = (scope: TenantScope, { owner }: Release): Condition => ({
  kind: 'equals',
  attributes: { owner, tenantId: scope.tenantId },
})

function giveBack(scope: TenantScope, release: Release, nowMs: number): Guard {
  const condition = heldBy(scope, release)
  const refusal = (): CommitRefusal => ({ kind: 'claimNotHeld', release })
  if (release.coolMs === 0) {
    const key = claimKey(scope, release.pool, release.value)
    return { action: { kind: 'delete', key, condition }, refusal }
  }
  const item = coolingItem(scope, release, nowMs + release.coolMs)
  return { action: { kind: 'put', item, condition }, refusal }
}

const handover = (scope: TenantScope, claim: Claim, release: Release): Guard => ({
  action: { kind: 'put', item: claimItem(scope, claim), condition: heldBy(scope, release) },
  refusal: () => ({ kind: 'claimNotHeld', release }),
})

import type { Kind, KindClaim } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Claim, ClaimPool, Release } from '../store/claim.ts'
import { asResource, chainOf, textOf } from './kind-of.ts'
import type { Plan, PlannedClaim } from './plan.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Stale neighbour caches live a minute; stale tunnels and public DNS answers much longer. */
const COOL_MS: Readonly<Record<ClaimPool['kind'], number>> = {
  name: 0,
  address: MINUTE_MS,
  mac: MINUTE_MS,
  publicAddress: HOUR_MS,
  vni: 24 * HOUR_MS,
}

/** Everything that a resource holds alone: its name, and what its kind says. */
export const claimsOf = (kind: Kind, network: Snapshot, resource: StoredResource): Claim[] => [
  ...nameClaim(kind, resource),
  ...(kind.claims?.(network, asResource(resource)) ?? []).map((claim) => ({
    pool: poolOf(claim, resource),
    value: claim.value,
    owner: resource.id,
  })),
]

/** The claims of a resource that is to be made. What its maker named, it wants and nothing else. */
export const plannedClaims = (
  kind: Kind,
  network: Snapshot,
  { given, whole }: { readonly given: StoredResource; readonly whole: StoredResource },
): PlannedClaim[] =>
  claimsOf(kind, network, whole).map((claim) => ({
    ...claim,
    isChosen: !isGiven(claim.value, given),
  }))

const isGiven = (value: string, given: StoredResource): boolean =>
  Object.values(given).some(
    (member) =>
      member === value ||
      (typeof member === 'number' && String(member) === value) ||
      (Array.isArray(member) && member.includes(value)),
  )

export function nameClaim(kind: Kind, resource: StoredResource): Claim[] {
  const value = textOf(resource, 'name')
  if (value === undefined) return []
  const parent = parentField(kind)
  const parentId = parent === undefined ? undefined : textOf(resource, parent)
  const pool: ClaimPool = {
    kind: 'name',
    chain: chainOf(kind, textOf(resource, 'vpcId')),
    resourceKind: kind.name,
    ...(parentId === undefined ? {} : { parentId }),
  }
  return [{ pool, value, owner: resource.id }]
}

function poolOf(claim: KindClaim, resource: StoredResource): ClaimPool {
  const vpcId = textOf(resource, 'vpcId') ?? ''
  switch (claim.pool) {
    case 'vni':
    case 'publicAddress':
      return { kind: claim.pool, fabricId: claim.fabricId }
    case 'address':
      return { kind: 'address', vpcId, subnetId: claim.subnetId }
    case 'mac':
      return { kind: 'mac', vpcId }
  }
}

export const releaseOf = (claim: Claim): Release => ({ ...claim, coolMs: COOL_MS[claim.pool.kind] })

/** A new name is claimed, and the old one given back. */
export function renaming(
  kind: Kind,
  before: StoredResource | undefined,
  after: StoredResource,
): Pick<Plan, 'claims' | 'releases'> {
  if (before?.['name'] === after['name']) return { claims: [], releases: [] }
  return {
    claims: nameClaim(kind, after).map((claim) => ({ ...claim, isChosen: false })),
    releases: before === undefined ? [] : nameClaim(kind, before).map(releaseOf),
  }
}

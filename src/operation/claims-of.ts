import type { Kind, KindClaim } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Claim, ClaimPool, Release } from '../store/claim.ts'
import { asResource, chainOf, kindOf, textOf } from './kind-of.ts'
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

/** Whether a value stands anywhere in what was given, however deep. */
function isGiven(value: string, given: unknown): boolean {
  if (typeof given === 'object' && given !== null) {
    return Object.values(given).some((member) => isGiven(value, member))
  }
  return given === value || (typeof given === 'number' && String(given) === value)
}

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

export interface Change {
  /** What the caller named itself. */
  readonly given: unknown
  readonly before: StoredResource
  readonly after: StoredResource
}

/** What a resource holds now and did not before is claimed, and the rest of that given back. */
export function changedClaims(
  network: Snapshot,
  { given, before, after }: Change,
): Pick<Plan, 'claims' | 'releases'> {
  const kind = kindOf(after)
  const [old, now] = [claimsOf(kind, network, before), claimsOf(kind, network, after)]
  const [held, wanted] = [new Set(old.map(textOfClaim)), new Set(now.map(textOfClaim))]
  return {
    claims: now
      .filter((claim) => !held.has(textOfClaim(claim)))
      .map((claim) => ({ ...claim, isChosen: !isGiven(claim.value, given) })),
    releases: old.filter((claim) => !wanted.has(textOfClaim(claim))).map(releaseOf),
  }
}

const textOfClaim = ({ pool, value }: Claim): string => canonicalJson([pool, value])

/**
 * Every key of the table, and nothing else builds one.
 *
 * The tenant comes first in each tenant's key, from the scope. No part can hold the separator, except
 * the last of a key, so no id and no name can reach another partition. Laid out in `docs/storage.md`.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { parseAddress } from '../net/address.ts'
import { type Chain, chainName } from './chain.ts'
import type { ClaimPool, ListedPool } from './claim.ts'
import type { Key } from './table.ts'

/** A TypeID, or a fixed id in its form such as `fab_default`. */
const ID = /^[a-z]{2,16}_[0-9a-z]{1,32}$/
const KIND = /^[A-Za-z]{1,40}$/
const VNI = /^[1-9][0-9]{0,7}$/
const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/
const LAST_PART_LENGTH_MAX = 1024

/** Whether `text` has the form of a resource id; anything else names nothing that is stored. */
export const isResourceId = (text: string): boolean => ID.test(text)

function part(form: RegExp, text: string): string {
  assert(form.test(text), 'a part of a store key has its form')
  return text
}

function lastPart(text: string): string {
  assert(text.length > 0 && text.length <= LAST_PART_LENGTH_MAX, 'the last part of a key fits')
  return text
}

/** The partition of a chain's version and resources. */
export function chainPartition(scope: TenantScope, chain: Chain): string {
  switch (chain.kind) {
    case 'platform':
      return 'P'
    case 'tenant':
      return `T#${scope.tenantId}`
    case 'vpc':
      return `T#${scope.tenantId}#V#${part(ID, chainName(chain))}`
  }
}

/** Sorts before every resource. */
export const VERSION_SORT_KEY = '!VERSION'

/** Read to see whether the table answers. */
export const PING_KEY: Key = { pk: 'P', sk: VERSION_SORT_KEY }

export const versionKey = (scope: TenantScope, chain: Chain): Key => ({
  pk: chainPartition(scope, chain),
  sk: VERSION_SORT_KEY,
})

export const resourceKey = (scope: TenantScope, chain: Chain, id: string): Key => ({
  pk: chainPartition(scope, chain),
  sk: part(ID, id),
})

export const logPartition = (scope: TenantScope, chain: Chain): string =>
  `${chainPartition(scope, chain)}#LOG`

/** As wide as the largest safe integer, so that versions sort as numbers. */
export const logSortKey = (version: number): string => String(version).padStart(16, '0')

export const logKey = (scope: TenantScope, chain: Chain, version: number): Key => ({
  pk: logPartition(scope, chain),
  sk: logSortKey(version),
})

export const idempotencyKey = (scope: TenantScope, key: string): Key => ({
  pk: `T#${scope.tenantId}#IDEMPOTENCY#${lastPart(key)}`,
  sk: 'R',
})

/** The partition in which a tenant's pool is listed. */
export function poolPartition(scope: TenantScope, pool: ListedPool): string {
  switch (pool.kind) {
    case 'address': {
      const vpc = chainPartition(scope, { kind: 'vpc', vpcId: pool.vpcId })
      return `${vpc}#ADDRESS#${part(ID, pool.subnetId)}`
    }
    case 'mac':
      return `${chainPartition(scope, { kind: 'vpc', vpcId: pool.vpcId })}#MAC`
    case 'name': {
      const names = `${chainPartition(scope, pool.chain)}#NAME#${part(KIND, pool.resourceKind)}`
      return pool.parentId === undefined ? names : `${names}#${part(ID, pool.parentId)}`
    }
  }
}

/** A shared pool has a partition per value: no value is hot because another one is. */
export function claimKey(scope: TenantScope, pool: ClaimPool, value: string): Key {
  switch (pool.kind) {
    case 'vni':
      return { pk: `F#${part(ID, pool.fabricId)}#VNI#${part(VNI, value)}`, sk: 'C' }
    case 'publicAddress':
      return { pk: `F#${part(ID, pool.fabricId)}#PUBLIC#${addressPart(value)}`, sk: 'C' }
    case 'address':
      return { pk: poolPartition(scope, pool), sk: addressPart(value) }
    case 'mac':
      return { pk: poolPartition(scope, pool), sk: part(MAC, value) }
    case 'name':
      return { pk: poolPartition(scope, pool), sk: lastPart(value) }
  }
}

/** Fixed width, so that addresses sort as numbers; one key for every spelling. */
function addressPart(text: string): string {
  const parsed = parseAddress(text)
  assert(parsed.ok, 'a claimed address is an address')
  const address = parsed.value
  const hex = address.toString(16)
  return typeof address === 'number' ? `4.${hex.padStart(8, '0')}` : `6.${hex.padStart(32, '0')}`
}

/**
 * The digest of a set of resources: the sum, modulo 2^128, of the hash of each.
 *
 * A sum can be brought up to date from the changes alone, and does not depend on order. It detects
 * torn loads and damage; it is no defence against somebody who can write to the table.
 *
 * @module
 */
import { canonicalJson } from './canonical-json.ts'
import type { StoredResource } from './chain.ts'

/** Hashes each text to 128 bits, in order. */
export type Hash = (texts: readonly string[]) => Promise<readonly bigint[]>

/** Enough to keep the hasher busy, few enough that 100,000 resources do not wait in memory together. */
const BATCH = 512

/** The first half of SHA-256. A weak hash lets torn loads through. */
export const sha256Hash: Hash = async (texts) => {
  const encoder = new TextEncoder()
  const hashes: bigint[] = []
  for (let first = 0; first < texts.length; first += BATCH) {
    const batch = texts.slice(first, first + BATCH)
    const digests = await Promise.all(
      batch.map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))),
    )
    hashes.push(...digests.map(firstHalf))
  }
  return hashes
}

function firstHalf(bytes: ArrayBuffer): bigint {
  const view = new DataView(bytes)
  return (view.getBigUint64(0) << 64n) | view.getBigUint64(8)
}

/** What is hashed for a resource: `body` is its canonical JSON, which holds its revision. */
export const hashedText = (id: string, body: string): string => `${id}\n${body}`

export const digestSum = (hashes: readonly bigint[]): string =>
  formatDigest(hashes.reduce((sum, hash) => sum + hash, 0n))

export const formatDigest = (sum: bigint): string =>
  BigInt.asUintN(128, sum).toString(16).padStart(32, '0')

/** A resource as it is stored: its canonical JSON, and the hash of it. */
export interface Hashed {
  readonly resource: StoredResource
  readonly body: string
  readonly hash: bigint
}

/** Hashes that were computed before: a resource never changes, and is often hashed when it comes and when it goes. */
const known = new WeakMap<Hash, WeakMap<StoredResource, bigint>>()

function knownBy(hash: Hash): WeakMap<StoredResource, bigint> {
  const hashes = known.get(hash) ?? new WeakMap<StoredResource, bigint>()
  known.set(hash, hashes)
  return hashes
}

export async function hashAll(
  hash: Hash,
  resources: readonly StoredResource[],
): Promise<readonly Hashed[]> {
  const bodies = resources.map(canonicalJson)
  const hashes = await hash(resources.map(({ id }, i) => hashedText(id, bodies[i] ?? '')))
  return resources.map((resource, i) => {
    const [body = '', own = 0n] = [bodies[i], hashes[i]]
    knownBy(hash).set(resource, own)
    return { resource, body, hash: own }
  })
}

export async function hashesOf(
  hash: Hash,
  resources: readonly StoredResource[],
): Promise<readonly bigint[]> {
  const hashes = knownBy(hash)
  const fresh = resources.filter((resource) => !hashes.has(resource))
  if (fresh.length > 0) await hashAll(hash, fresh)
  return resources.map((resource) => hashes.get(resource) ?? 0n)
}

/** The digest after some resources went and others came, by their hashes. */
export const digestAfter = (
  digest: string,
  gone: readonly bigint[],
  come: readonly bigint[],
): string => {
  const sum = (hashes: readonly bigint[]): bigint => hashes.reduce((total, one) => total + one, 0n)
  return formatDigest(BigInt(`0x${digest}`) - sum(gone) + sum(come))
}

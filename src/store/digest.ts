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

const formatDigest = (sum: bigint): string =>
  BigInt.asUintN(128, sum).toString(16).padStart(32, '0')

/** The digest after some resources went and others came. */
export async function digestAfter(
  hash: Hash,
  digest: string,
  gone: readonly StoredResource[],
  come: readonly StoredResource[],
): Promise<string> {
  const text = (resource: StoredResource) => hashedText(resource.id, canonicalJson(resource))
  const hashes = await hash([...gone, ...come].map(text))
  const change = hashes.reduce((sum, h, i) => (i < gone.length ? sum - h : sum + h), 0n)
  return formatDigest(BigInt(`0x${digest}`) + change)
}

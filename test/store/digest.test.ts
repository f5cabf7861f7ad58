import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/store/canonical-json.ts'
import { DIGEST_NONE } from '../../src/store/chain.ts'
import { digestAfter, digestSum, hashAll, hashedText, sha256Hash } from '../../src/store/digest.ts'
import { resource } from '../support/store.ts'

test('a hash is the first 128 bits of SHA-256 (FIPS 180-4, "abc")', async () => {
  const [hash] = await sha256Hash(['abc'])
  expect(hash).toBe(0xba7816bf8f01cfea414140de5dae2223n)
})

test('more texts than a batch are hashed in order', async () => {
  const texts = Array.from({ length: 1_300 }, (_, i) => `t${i}`)
  const hashes = await sha256Hash(texts)
  expect(hashes).toHaveLength(1_300)
  expect(hashes[1_299]).toBe((await sha256Hash(['t1299']))[0])
})

test('the digest kept up to date from changes is the digest of what is there', async () => {
  const ids = fc.uniqueArray(fc.constantFrom('a_1', 'a_2', 'a_3', 'a_4', 'a_5', 'a_6'))
  await fc.assert(
    fc.asyncProperty(ids, ids, async (before, after) => {
      const [old, fresh] = [
        before.map((id) => resource(id)),
        after.map((id) => resource(id, { revision: 2 })),
      ]
      const hashes = async (all: typeof old) =>
        (await hashAll(sha256Hash, all)).map(({ hash }) => hash)
      const [gone, come] = [await hashes(old), await hashes(fresh)]
      const first = digestAfter(DIGEST_NONE, [], gone)
      const second = digestAfter(first, gone, come)
      const texts = fresh.map((one) => hashedText(one.id, canonicalJson(one)))
      expect(second).toBe(digestSum(await sha256Hash(texts)))
    }),
    { numRuns: 50 },
  )
})

test('canonical JSON does not depend on the order of members, only on values', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined })).toBe('{"b":[{"c":null,"d":1}]}')
  expect(canonicalJson({ x: 1, b: { z: 1, y: 'ü' } })).toBe(
    canonicalJson({ b: { y: 'ü', z: 1 }, x: 1 }),
  )
})

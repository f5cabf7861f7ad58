import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedMap } from '../../src/base/sorted-map.ts'
import type { Resources, StoredResource } from '../../src/store/chain.ts'
import { contentAfter, countsOf } from '../../src/store/content.ts'
import { digestSum, hashAll, sha256Hash } from '../../src/store/digest.ts'
import { changed, listsByKind } from '../../src/store/lookup.ts'
import { resource } from '../support/store.ts'

const ids = ['vnic_1', 'vnic_2', 'vnic_3', 'vnic_30', 'sub_1', 'sub_2']
const one = fc
  .record({
    id: fc.constantFrom(...ids),
    round: fc.nat(),
  })
  .map(({ id, ...fields }) => resource(id, fields))
const step = fc.record({
  puts: fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 4 }),
  deletes: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 }),
})

test('lists of a kind after many changes are what is there, in each version', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), (steps) => {
      const versions: Resources[] = [SortedMap.of<StoredResource>([])]
      for (const [{ puts, deletes }, isAsked] of steps) {
        const before = versions.at(-1) ?? SortedMap.of<StoredResource>([])
        if (isAsked) listsByKind(before)
        const touched = [...deletes, ...puts.map(({ id }) => id)]
        const gone = [...new Set(touched)].flatMap((id) => before.get(id) ?? [])
        versions.push(changed(before, { gone, come: puts }))
      }
      for (const version of versions) {
        for (const kind of ['vnic', 'subnet', 'fabric']) {
          const wanted = [...version.values()].filter((each) => each.kind === kind)
          expect(listsByKind(version).get(kind) ?? []).toEqual(wanted)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('digest and counts that follow from changes are those of what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      let content = {
        digest: digestSum([]),
        counts: {},
        resources: SortedMap.of<StoredResource>([]),
      }
      for (const { puts, deletes } of steps) {
        content = (await contentAfter(sha256Hash, content, { puts, deletes })).content
        const hashed = await hashAll(sha256Hash, [...content.resources.values()])
        expect(content.digest).toBe(digestSum(hashed.map(({ hash }) => hash)))
        expect(content.counts).toEqual(countsOf(content.resources))
      }
    }),
    { numRuns: 60 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedMap } from '../../src/base/sorted-map.ts'
import type { Resources, StoredResource } from '../../src/store/chain.ts'
import { contentAfter, countsOf } from '../../src/store/content.ts'
import { digestSum, hashAll, sha256Hash } from '../../src/store/digest.ts'
import { changed, resourcesOf, resourcesWith } from '../../src/store/lookup.ts'
import { resource } from '../support/store.ts'

const ids = ['vnic_1', 'vnic_2', 'vnic_3', 'vnic_30', 'sub_1', 'sub_2']
const addresses = ['10.0.0.1', '10.0.0.10', '10.0.0.2']
const one = fc
  .record({
    id: fc.constantFrom(...ids),
    name: fc.option(fc.constantFrom('a', 'ab', 'b'), { nil: undefined }),
    addresses: fc.array(fc.constantFrom(...addresses), { maxLength: 3 }),
    round: fc.nat(),
  })
  .map(({ id, ...fields }) => resource(id, fields))
const step = fc.record({
  puts: fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 4 }),
  deletes: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 }),
})

const LOOKUPS = [
  ...['a', 'ab', 'b', 'c'].map((value) => ({ prefix: 'vnic_', member: 'name', value })),
  ...addresses.map((value) => ({ prefix: 'vnic_', member: 'addresses', value })),
  { prefix: 'sub_', member: 'name', value: 'a' },
]

function everything(resources: Resources): unknown {
  return [
    resourcesOf(resources, 'vnic_'),
    resourcesOf(resources, 'sub_'),
    ...LOOKUPS.map((lookup) => resourcesWith(resources, lookup)),
  ]
}

/** As somebody finds it who looks at each. */
function found(resources: Resources): unknown {
  const all = [...resources.values()]
  const holds = (held: unknown, value: string): boolean =>
    Array.isArray(held) ? held.includes(value) : held === value
  return [
    all.filter(({ id }) => id.startsWith('vnic_')),
    all.filter(({ id }) => id.startsWith('sub_')),
    ...LOOKUPS.map(({ prefix, member, value }) =>
      all.filter((each) => each.id.startsWith(prefix) && holds(each[member], value)),
    ),
  ]
}

test('what is looked up after many changes is what is there, in each version', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), (steps) => {
      const versions: Resources[] = [SortedMap.of<StoredResource>([])]
      for (const [{ puts, deletes }, isAsked] of steps) {
        const before = versions.at(-1) ?? SortedMap.of<StoredResource>([])
        if (isAsked) everything(before)
        const touched = [...deletes, ...puts.map(({ id }) => id)]
        const gone = [...new Set(touched)].flatMap((id) => before.get(id) ?? [])
        versions.push(changed(before, { gone, come: puts }))
      }
      for (const version of versions) expect(everything(version)).toEqual(found(version))
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

/** What others have configured can be created here: no check of a kind refuses what AWS accepted. */
import { expect, test } from 'vitest'
import { DEFAULT_FABRIC } from '../../src/model/kind/fabric.ts'
import type { Envelope } from '../../src/model/kind.ts'
import { KINDS } from '../../src/model/kinds.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { AWSLAB } from './awslab.ts'
import { BATFISH } from './batfish.ts'
import { hasCorpus, openLab, readRows } from './corpora.ts'

/** Every address of the internet is one that the fabric hands out. */
const FABRIC = { ...DEFAULT_FABRIC, floatingIpCidrs: ['0.0.0.0/1', '128.0.0.0/1'] }

function refusals(given: Snapshot): string[] {
  const vpcs = given.vpcs.map((vpc) => ({ ...vpc, fabricId: FABRIC.id }))
  const snapshot: Snapshot = { ...given, vpcs, fabrics: [FABRIC] }
  return KINDS.flatMap(({ name, plural, check }) => {
    const resources = snapshot[plural as keyof Snapshot] as unknown as readonly Envelope[]
    return resources.flatMap((one) => {
      const problem = check?.(snapshot, undefined, one)
      return problem === undefined ? [] : `${name} ${problem.code}`
    })
  })
}

const refusedIn = (corpus: string, isWanted: (snapshot: string) => boolean): [string, string[]][] =>
  [...new Set(readRows<{ readonly snapshot: string }>(corpus).map(({ snapshot }) => snapshot))]
    .filter(isWanted)
    .sort()
    .map((path): [string, string[]] => [
      path.split('/').at(-1) ?? '',
      refusals(openLab(corpus, path).snapshot),
    ])
    .filter(([, found]) => found.length > 0)

test.skipIf(!hasCorpus(AWSLAB))('of networks of real AWS accounts, everything', () => {
  expect(refusedIn(AWSLAB, () => true)).toEqual([])
})

/** Networks made up for another simulator hold a few things that AWS itself would refuse. */
test.skipIf(!hasCorpus(BATFISH))('of networks of a simulator, all but what never matches', () => {
  const isAws = (path: string) => path.startsWith('snapshots/aws/')
  expect(Object.fromEntries(refusedIn(BATFISH, isAws))).toEqual({
    'test-transit-gateway-multi-table': ['securityGroupRule family_wrong'],
  })
})

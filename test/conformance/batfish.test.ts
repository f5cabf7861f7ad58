import { expect, test } from 'vitest'
import { BATFISH, runBatfish } from './batfish.ts'
import { CORPORA, hasCorpus } from './corpora.ts'

const absent = !hasCorpus(BATFISH)

if (absent) process.stderr.write(`SKIPPED: ${BATFISH} is not in ${CORPORA}; set WEFT_CORPORA\n`)

test.skipIf(absent)('every assertion of Batfish on AWS holds, in verdict and in hops', () => {
  const outcomes = runBatfish()
  expect(outcomes.length).toBeGreaterThan(0)
  expect(outcomes.filter(({ wrong }) => wrong !== undefined)).toEqual([])
})

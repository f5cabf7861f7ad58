import { expect, test } from 'vitest'
import { AWSLAB, runAwslab } from './awslab.ts'
import { CORPORA, hasCorpus } from './corpora.ts'

const absent = !hasCorpus(AWSLAB)

if (absent) process.stderr.write(`SKIPPED: ${AWSLAB} is not in ${CORPORA}; set WEFT_CORPORA\n`)

test.skipIf(absent)('every probe measured in real AWS gets the answer that was measured', () => {
  const outcomes = runAwslab()
  expect(outcomes.length).toBeGreaterThan(0)
  expect(outcomes.filter(({ wrong }) => wrong !== undefined)).toEqual([])
})

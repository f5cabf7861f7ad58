import { expect, test } from 'vitest'
import { AWSLAB, awslabRows } from './awslab.ts'
import { BATFISH, batfishRows } from './batfish.ts'
import { CORPORA, hasCorpus } from './corpora.ts'
import { runRoundTrip } from './round-trip.ts'

const absent = !hasCorpus(AWSLAB) || !hasCorpus(BATFISH)

if (absent) process.stderr.write(`SKIPPED: no AWS networks in ${CORPORA}; set WEFT_CORPORA\n`)

test.skipIf(absent)(
  'every AWS network, written as a manifest and read again, answers as before',
  () => {
    const outcomes = runRoundTrip([...awslabRows(), ...batfishRows()])
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.filter(({ wrong }) => wrong !== undefined)).toEqual([])
  },
)

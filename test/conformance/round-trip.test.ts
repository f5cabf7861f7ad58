import { expect, test } from 'vitest'
import { trace } from '../../src/engine/index.ts'
import { AWSLAB, awslabRows } from './awslab.ts'
import { BATFISH, batfishRows } from './batfish.ts'
import { CORPORA, hasCorpus, openLab } from './corpora.ts'
import { compareVerdict } from './outcome.ts'
import { inNamesOf, type RoundTrip, roundTrip } from './round-trip.ts'

const absent = !hasCorpus(AWSLAB) || !hasCorpus(BATFISH)

if (absent) process.stderr.write(`SKIPPED: no AWS networks in ${CORPORA}; set WEFT_CORPORA\n`)

const rows = absent ? [] : [...awslabRows(), ...batfishRows()]

test.skipIf(absent)(
  'every AWS network, written as a manifest and read again, answers as before',
  () => {
    const trips = new Map<string, RoundTrip>()
    const wrong = rows.flatMap((row) => {
      const trip = trips.get(row.snapshot) ?? roundTrip(openLab(row.corpus, row.snapshot).snapshot)
      trips.set(row.snapshot, trip)
      const answered = trace(trip.network, inNamesOf(row.question, trip.nameOf))
      const found = compareVerdict(row.expect, answered, row.mode)
      return found === undefined ? [] : `${row.case}: ${found}`
    })
    expect(rows.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  },
)

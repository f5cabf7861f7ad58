/** Prints how many rows of each lab and class we answer rightly, and every one that we do not. */
import { AWSLAB, awslabRows, runAwslab } from './awslab.ts'
import { BATFISH, batfishRows, runBatfish } from './batfish.ts'
import { CORPORA, hasCorpus } from './corpora.ts'
import type { Outcome } from './outcome.ts'
import { runRoundTrip } from './round-trip.ts'

/** `form` says how a network gets from the dump to the question. */
const RUNS = [
  { corpus: AWSLAB, form: '', run: runAwslab },
  { corpus: AWSLAB, form: ' as a manifest', run: () => runRoundTrip(awslabRows()) },
  { corpus: BATFISH, form: '', run: runBatfish },
  { corpus: BATFISH, form: ' as a manifest', run: () => runRoundTrip(batfishRows()) },
]

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

function printTable(corpus: string, outcomes: readonly Outcome[]): void {
  const keys = [...new Set(outcomes.map((one) => `${one.lab}\t${one.class}`))].sort()
  const rows = keys.map((key) => {
    const own = outcomes.filter((one) => `${one.lab}\t${one.class}` === key)
    const wrong = own.filter((one) => one.wrong !== undefined).length
    return [...key.split('\t'), String(own.length - wrong), String(wrong)]
  })
  const table = [[corpus, 'class', 'right', 'wrong'], ...rows]
  const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((row) => (row[i] ?? '').length)))
  for (const row of table) {
    const cells = row.map((cell, i) =>
      i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    )
    print(cells.join('  '))
  }
}

function printWrong(outcomes: readonly Outcome[]): number {
  const wrong = outcomes.filter((one) => one.wrong !== undefined)
  for (const one of wrong) print(`\n${one.case}\n  ${one.wrong}`)
  print(`\n${outcomes.length - wrong.length} right, ${wrong.length} wrong\n`)
  return wrong.length
}

let wrong = 0
for (const { corpus, form, run } of RUNS) {
  if (!hasCorpus(corpus)) {
    print(`${corpus}: not in ${CORPORA}; set WEFT_CORPORA`)
    wrong++
    continue
  }
  const outcomes = run()
  printTable(`${corpus}${form}`, outcomes)
  wrong += printWrong(outcomes)
}
process.exitCode = wrong === 0 ? 0 : 1

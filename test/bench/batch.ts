/**
 * A batch of 3,000 questions on an AWS dump, as a whole process from start to exit.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { awsDump, dumpQuestions } from './aws-dump.ts'
import { bestOf } from './measure.ts'

const QUESTIONS = 3000
const BARS = { wholeProcessMs: 2000 }

export function benchBatch(): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'weft-bench-'))
  try {
    for (const [file, json] of Object.entries(awsDump())) {
      writeFileSync(join(folder, `${file}.json`), JSON.stringify(json))
    }
    const batch = join(folder, 'questions.jsonl')
    writeFileSync(
      batch,
      dumpQuestions(QUESTIONS)
        .map((question) => `${JSON.stringify(question)}\n`)
        .join(''),
    )
    const node = fileURLToPath(new URL('../../src/node.ts', import.meta.url))
    const { bestMs, result } = bestOf(() =>
      spawnSync(process.execPath, [node, 'trace', '--aws', folder, '--batch', batch], {
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
      }),
    )
    const answers = result.stdout.trimEnd().split('\n')
    const delivered = answers.filter((line) => line.includes('"verdict":"delivered"')).length
    return { bars: BARS, answers: answers.length, delivered, wholeProcessMs: bestMs }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

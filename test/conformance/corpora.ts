/**
 * Networks that others configured, with the answers that others measured or asserted.
 *
 * They are no part of this repository: they lie beside it, or where `WEFT_CORPORA` says.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compile, type Network } from '../../src/engine/index.ts'
import { type AwsFile, formatImportProblem, importAws } from '../../src/importer/aws/index.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { toIpv6 } from '../support/to-ipv6.ts'

export const CORPORA = resolve(
  process.env['WEFT_CORPORA'] ?? join(import.meta.dirname, '../../../shared/corpora'),
)

export const hasCorpus = (name: string): boolean =>
  existsSync(join(CORPORA, name, 'expected.jsonl'))

/** Rows of a corpus; each is one question and its right answer. */
export function readRows<Row>(name: string): readonly Row[] {
  const text = readFileSync(join(CORPORA, name, 'expected.jsonl'), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Row)
}

/** One network of a corpus, ready for questions in both families. */
export interface Lab {
  readonly snapshot: Snapshot
  readonly network: Network
  readonly inIpv6: Network
}

const labs = new Map<string, Lab>()

export function openLab(corpus: string, snapshotPath: string): Lab {
  const directory = join(CORPORA, corpus, snapshotPath)
  const known = labs.get(directory)
  if (known) return known
  const imported = importAws(readFiles(directory))
  if (!imported.ok) throw new Error(imported.error.map(formatImportProblem).join('\n'))
  const { snapshot } = imported.value
  const lab = { snapshot, network: compile(snapshot), inIpv6: compile(toIpv6(snapshot)) }
  labs.set(directory, lab)
  return lab
}

/** The AWS files of a snapshot; what describes other makers' devices is left out. */
function readFiles(directory: string): readonly AwsFile[] {
  const top = join(directory, 'aws_configs')
  const paths = readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
  return paths.map((path) => ({
    path,
    json: JSON.parse(readFileSync(join(top, path), 'utf8')) as unknown,
  }))
}

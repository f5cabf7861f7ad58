/**
 * From the output of the AWS CLI to a snapshot.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { type AwsFile, type NotModelled, readDump } from './dump.ts'
import type { ImportProblem } from './import-problem.ts'
import { snapshotOf } from './snapshot-of.ts'

export interface Imported {
  readonly snapshot: Snapshot
  /** What the model has no word for; paths across it answer `unknown`. */
  readonly notModelled: readonly NotModelled[]
  /** Remarks: what was not read, and what is missing. */
  readonly notes: readonly string[]
}

/** Without these calls, answers are about another network than the real one. */
const NEEDED = [
  'Vpcs',
  'Subnets',
  'NetworkInterfaces',
  'RouteTables',
  'NetworkAcls',
  'SecurityGroups',
] as const

/**
 * Reads a dump: parsed `describe-*` output, one or more calls per file, in any of the three layouts
 * (flat, `<region>/`, `accounts/<account>/<region>/`, each also below some other folder). Fails with
 * every problem of the input, each with its file, element and field.
 */
export function importAws(files: readonly AwsFile[]): Result<Imported, readonly ImportProblem[]> {
  const dump = readDump(files)
  if (dump.problems.length === 0 && dump.isEmpty) {
    const detail = 'no file holds output of the AWS CLI, such as that of `aws ec2 describe-vpcs`'
    return fail([{ file: '', at: '', detail }])
  }
  const snapshot = snapshotOf(dump)
  if (dump.problems.length > 0) return fail(distinct(dump.problems))
  const missing = NEEDED.filter((family) => !dump.has(family))
  const notes = [
    ...dump.notes,
    ...missing.map((family) => `no file holds ${family}`),
    ...missingLists(snapshot).map(
      (id) => `no file holds ${id}: what routes and rules for it decide is unknown`,
    ),
  ]
  const notModelled = eachOnce(dump.notModelled)
  return ok({ snapshot, notModelled, notes: [...new Set(notes)] })
}

function missingLists({ routes, securityGroupRules, prefixLists }: Snapshot): readonly string[] {
  const known = new Set(prefixLists.map(({ id }) => id))
  const used = [
    ...routes.flatMap(({ destinationPrefixListId: id }) => id ?? []),
    ...securityGroupRules.flatMap(({ peerPrefixListId: id }) => id ?? []),
  ]
  return [...new Set(used)].filter((id) => !known.has(id)).sort()
}

/** In order; what every region shows alike is listed once. */
function eachOnce(listed: readonly NotModelled[]): readonly NotModelled[] {
  const byKey = new Map<string, NotModelled>()
  for (const one of listed) {
    const key = `${one.type} ${one.id}`
    if (!byKey.has(key)) byKey.set(key, one)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** A field may be read more than once; its problem is told once. */
function distinct(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  const byPlace = new Map(problems.map((one) => [`${one.file}\n${one.at}\n${one.detail}`, one]))
  return [...byPlace.values()]
}

/**
 * What has to be written so that a network is as a manifest says, and whether that can be done.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { present } from '../render/present.ts'
import type { StoredResource } from '../store/chain.ts'
import { affectedBy } from './affected.ts'
import { type DraftNetwork, draftNetwork } from './draft-network.ts'
import { type Fault, inReadingOrder } from './fault.ts'
import { inOrder } from './order.ts'
import { type Manifest, managerOf } from './read-manifest.ts'
import { type Declared, resolve } from './resolve.ts'
import { numbered, type Step } from './step.ts'
import { type Draft, draftsOf, placeOf } from './steps.ts'

import { type Place, placeAt, type Spot } from './tree.ts'

export interface PlanOptions {
  /** What this manifest manages and no longer holds is deleted. */
  readonly prune?: boolean
  /** What others manage is taken over. */
  readonly takeOver?: boolean
}

export interface Planned {
  readonly steps: readonly Step[]
  /** How many resources are as they should be. */
  readonly unchanged: number
  /** The network as it will be; what is not there yet has its path for an id. */
  readonly network: Snapshot
  /** The same, one by one. */
  readonly resources: readonly StoredResource[]
  readonly declared: readonly Declared[]
}

/** Fails with everything that is wrong, each with its place in the files. */
export function plan(
  manifest: Manifest,
  live: readonly StoredResource[],
  { prune = false, takeOver = false }: PlanOptions = {},
): Result<Planned, readonly Fault[]> {
  const resolved = resolve(manifest, live)
  if (!resolved.ok) return resolved
  const { declared } = resolved.value
  const manager = managerOf(manifest)
  const foreign = takeOver ? [] : declared.flatMap((one) => managedByOther(one, manager))
  if (foreign.length > 0) return fail(inReadingOrder(foreign))
  const affected = affectedBy(resolved.value, { manager, isOn: prune })
  const drafts = inOrder(draftsOf(resolved.value, affected))
  const network = draftNetwork(live)
  const { done, faults } = tryOut(drafts, network, spotOfAll(manifest))
  if (faults.length > 0) return fail(inReadingOrder(faults))
  const touched = new Set(drafts.map(({ path }) => path))
  return ok({
    steps: numbered(done),
    unchanged: declared.filter(({ path }) => !touched.has(path)).length,
    network: network.network(),
    resources: network.all(),
    declared,
  })
}

function managedByOther({ live, entry, path }: Declared, manager: string): Fault[] {
  const other = live?.['managedBy']
  if (other === undefined || other === manager) return []
  const detail = `${path} is managed by ${String(other)}, and not by ${manager}.`
  return [{ spot: spotAt(entry.file, entry.tree.at), code: 'managed_by_other', detail }]
}

const spotAt = (file: string, { line, column }: Place): Spot => ({ file, line, column })

/** Where the files begin: the place of what no entry says. */
const spotOfAll = ({ entries: [first] }: Manifest): Spot =>
  spotAt(first?.file ?? '', { line: 1, column: 1 })

interface Tried {
  /** In the order in which they can be done. */
  readonly done: readonly Draft[]
  readonly faults: readonly Fault[]
}

/**
 * Does the writes in memory. What is refused is tried again once others are done, since some need
 * others that they do not mention: a route to a transit gateway needs the attachment of its VPC. Of
 * those that need one which is refused to the end, nothing is said.
 */
function tryOut(drafts: readonly Draft[], network: DraftNetwork, start: Spot): Tried {
  const done = new Set<Draft>()
  const problems = new Map<Draft, Problem>()
  let waiting = drafts
  for (let before = -1; before !== done.size; ) {
    before = done.size
    for (const draft of waiting) {
      const isReady = [...draft.needs].every((need) => done.has(need))
      const problem = isReady ? problemOf(draft, network) : undefined
      if (problem !== undefined) problems.set(draft, problem)
      else if (isReady) done.add(draft)
    }
    waiting = waiting.filter((draft) => !done.has(draft))
  }
  const faults = waiting.flatMap((draft) => {
    const problem = problems.get(draft)
    return problem === undefined ? [] : faultsOf(problem, draft, start)
  })
  return { done: [...done], faults }
}

function problemOf(
  { action, kind, path, target, home, body }: Draft,
  network: DraftNetwork,
): Problem | undefined {
  const place = present({ kind, id: target, ...placeOf(kind, home) })
  const input = action === 'create' ? { ...home, ...body } : (body ?? {})
  const changed = network.change({ action, place, input }, path)
  return changed.ok ? undefined : changed.error
}

function faultsOf(problem: Problem, { entry, path, action }: Draft, start: Spot): Fault[] {
  const { code, detail, errors = [] } = problem
  const about = entry === undefined ? `${action} ${path}: ` : ''
  const told = errors.length === 0 ? [{ code, detail, pointer: '' }] : errors
  return told.map((error) => ({
    spot:
      entry === undefined ? start : spotAt(entry.file, placeAt(entry.tree, error.pointer ?? '')),
    code: error.code as Fault['code'],
    detail: `${about}${errors.length === 1 ? detail : error.detail}`,
  }))
}

/**
 * A network in memory on which changes are tried out, by the same decisions that the API takes.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import { kindNamed } from '../model/kind-named.ts'
import { KINDS } from '../model/kinds.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { decide, type Intent } from '../operation/decide.ts'
import type { Fresh } from '../operation/fresh.ts'
import { chainOf, textOf } from '../operation/kind-of.ts'
import type { Plan } from '../operation/plan.ts'
import { type View, viewOf } from '../operation/view.ts'
import {
  type Chain,
  type ChainState,
  chainName,
  emptyChain,
  type StoredResource,
} from '../store/chain.ts'
import { pathsOf } from './resource-path.ts'

export interface DraftNetwork {
  find(id: string): StoredResource | undefined
  all(): readonly StoredResource[]
  network(): Snapshot
  /** Tries a change; what it makes has the id that `id` says, and its path where that says nothing. */
  change(intent: Intent, id?: string): Result<Plan, Problem>
}

const PREFIXES = new Set(KINDS.map(({ idPrefix }) => idPrefix))

/** Chosen values are the same each time; which ones they are is for the API to say. */
const SEED = 48_271
const MODULUS = 0x7fff_ffff
const NEVER = '1970-01-01T00:00:00.000Z'

export function draftNetwork(resources: readonly StoredResource[]): DraftNetwork {
  const chains = new Map<string, ChainState>()
  let view: View | undefined
  let seed = 1
  let counted = 0
  write(chains, resources, [])
  for (const kind of ['platform', 'tenant'] as const) {
    if (!chains.has(kind)) chains.set(kind, emptyChain({ kind }))
  }
  const current = (): View => {
    view ??= viewOf([...chains.values()])
    return view
  }
  const random = (): number => {
    seed = (seed * SEED) % MODULUS
    return seed / MODULUS
  }
  /** The first id is that of what the caller creates; others are of what comes with it. */
  const freshFor = (id: string | undefined): Fresh => {
    let next = id
    return {
      nowMs: 0,
      timestamp: NEVER,
      id(prefix) {
        const given = next ?? `${prefix}${PREFIXES.has(prefix) ? UNNAMED : '_'}${++counted}`
        next = undefined
        return given
      },
      random,
    }
  }
  return {
    find: (id) => current().find(id),
    all: () => current().all(),
    network: () => current().network,
    change(intent, id) {
      const plan = decide(current(), intent, { fresh: freshFor(id), refused: new Set() })
      if (!plan.ok) return plan
      const named = { ...plan.value, puts: withPaths(plan.value.puts, current()) }
      write(chains, named.puts, named.deletes)
      view = undefined
      return ok(named)
    },
  }
}

/** Views are made once per state of a chain, so that a changed chain is a new one. */
function write(
  chains: Map<string, ChainState>,
  puts: readonly StoredResource[],
  deletes: readonly StoredResource[],
): void {
  const homes = new Map<string, Change>()
  const gone = new Set(deletes)
  for (const one of [...deletes, ...puts]) {
    const chain = chainOf(kindNamed(one.kind), textOf(one, 'vpcId'))
    const name = chainName(chain)
    const home = homes.get(name) ?? { chain, puts: [], deletes: [] }
    homes.set(name, home)
    if (gone.has(one)) home.deletes.push(one.id)
    else home.puts.push([one.id, one])
  }
  for (const [name, { chain, ...change }] of homes) {
    const before = chains.get(name) ?? emptyChain(chain)
    const resources = before.resources.with(change.puts, change.deletes)
    chains.set(name, { ...before, resources })
  }
}

interface Change {
  readonly chain: Chain
  readonly puts: [string, StoredResource][]
  readonly deletes: string[]
}

/** Stands in ids that were made up, until they are replaced by paths. */
const UNNAMED = '\n'

/** What came with a creation gets its path for an id, wherever it is mentioned. */
function withPaths(puts: readonly StoredResource[], view: View): readonly StoredResource[] {
  const made = new Map(puts.map((one) => [one.id, one]))
  const { pathOf } = pathsOf((id) => made.get(id) ?? view.find(id))
  const paths = new Map(
    puts.filter(({ id }) => id.includes(UNNAMED)).map((one) => [one.id, pathOf(one)]),
  )
  return paths.size === 0 ? puts : puts.map((one) => renamed(one, paths) as StoredResource)
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => renamed(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, renamed(member, names)]),
  )
}

import type { ChainState } from './chain.ts'

/**
 * Chains as they were loaded or written last, by their partition, which names the tenant. What is kept
 * was current once; whoever uses it asks the chain's head, or lets a transaction's condition decide.
 *
 * States are shared between requests, promises are not: in a Worker the I/O behind a promise belongs to
 * the request that began it.
 */
export interface ChainCache {
  find(partition: string): ChainState | undefined
  /** Keeps the newer of what is known and `state`. */
  keep(partition: string, state: ChainState): void
  drop(partition: string): void
}

/** Some 60 MB: a vNIC with what is looked up by it takes about one kilobyte. */
export const CACHED_RESOURCES_MAX = 60_000

/** Holds at most so many resources, but always the chain used last; what was unused longest goes first. */
export function chainCache(resourcesMax = CACHED_RESOURCES_MAX): ChainCache {
  const states = new Map<string, ChainState>()
  let weight = 0
  const drop = (partition: string): void => {
    const state = states.get(partition)
    if (state === undefined) return
    states.delete(partition)
    weight -= weightOf(state)
  }
  const use = (partition: string, state: ChainState): void => {
    drop(partition)
    states.set(partition, state)
    weight += weightOf(state)
    for (const oldest of states.keys()) {
      if (weight <= resourcesMax || oldest === partition) break
      drop(oldest)
    }
  }
  return {
    find(partition) {
      const state = states.get(partition)
      if (state !== undefined) use(partition, state)
      return state
    },
    keep(partition, state) {
      const known = states.get(partition)
      use(partition, known !== undefined && known.version > state.version ? known : state)
    },
    drop,
  }
}

/** A chain without resources takes a little too. */
const weightOf = ({ resources }: ChainState): number => resources.size + 1

/** Remembers nothing: every load reads, and proves, the whole chain. */
export const NO_CACHE: ChainCache = {
  find: () => undefined,
  keep: () => {},
  drop: () => {},
}

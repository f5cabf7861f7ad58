import { compile, type Network } from '../engine/index.ts'
import type { Snapshot } from '../model/snapshot.ts'

/**
 * Compiled networks, by the exact versions and digests that they were compiled from: never stale,
 * since whoever asks has just read these. Results are shared between requests, promises are not: in
 * a Worker the work behind a promise ends with the request that began it.
 */
export interface NetworkCache {
  find(stamp: string): Network | undefined
  compiled(stamp: string, snapshot: () => Snapshot): Network
}

/** The largest network takes tens of megabytes of the 128 that a Worker has. */
const NETWORKS_MAX = 4

export function networkCache(): NetworkCache {
  const networks = new Map<string, Network>()
  const use = (stamp: string, network: Network): Network => {
    networks.delete(stamp)
    networks.set(stamp, network)
    const [oldest] = networks.keys()
    if (networks.size > NETWORKS_MAX && oldest !== undefined) networks.delete(oldest)
    return network
  }
  const find = (stamp: string): Network | undefined => {
    const known = networks.get(stamp)
    return known && use(stamp, known)
  }
  return {
    find,
    compiled: (stamp, snapshot) => find(stamp) ?? use(stamp, compile(snapshot())),
  }
}

import type { ChainCache } from './chain-cache.ts'
import type { Hash } from './digest.ts'
import type { Reader } from './reader.ts'
import type { Pacing } from './retry.ts'

/** What everything that loads needs. */
export interface LoadDeps {
  readonly reader: Reader
  readonly pacing: Pacing
  readonly hash: Hash
  readonly cache: ChainCache
}

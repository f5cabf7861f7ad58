import type { QueryParameter } from './endpoint.ts'
import type { Query } from './query.ts'

/** Every write can be asked for what it would answer. */
export const DRY_RUN: QueryParameter = {
  name: 'dryRun',
  doc: 'True: the answer is the one that the request would get, and nothing is stored.',
  shape: { type: 'boolean' },
  default: false,
}

export const isDryRun = (query: Query): boolean => query[DRY_RUN.name] === true

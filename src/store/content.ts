/**
 * What a chain holds, and what becomes of it by a change: the digest and the counts follow from the
 * change alone. Touches no table.
 *
 * @module
 */
import type { ChainState, Resources, StoredResource } from './chain.ts'
import { digestAfter, type Hash, type Hashed, hashAll, hashesOf } from './digest.ts'
import { changed } from './lookup.ts'

export type Content = Pick<ChainState, 'digest' | 'counts' | 'resources'>

export interface ContentChange {
  readonly puts: readonly StoredResource[]
  /** Ids; those of what is not there change nothing. */
  readonly deletes: readonly string[]
}

export interface Changed {
  readonly content: Content
  readonly puts: readonly Hashed[]
}

export async function contentAfter(
  hash: Hash,
  { digest, counts, resources }: Content,
  { puts, deletes }: ContentChange,
): Promise<Changed> {
  const ids = new Set([...puts.map(({ id }) => id), ...deletes])
  const gone = [...ids].flatMap((id) => resources.get(id) ?? [])
  const come = await hashAll(hash, puts)
  const away = await hashesOf(hash, gone)
  const back = come.map((one) => one.hash)
  const content = {
    digest: digestAfter(digest, away, back),
    counts: countsAfter(counts, gone, puts),
    resources: changed(resources, { gone, come: puts }),
  }
  return { content, puts: come }
}

type Counts = Readonly<Record<string, number>>

function countsAfter(
  before: Counts,
  gone: readonly StoredResource[],
  come: readonly StoredResource[],
): Counts {
  const counts: Record<string, number> = { ...before }
  for (const { kind } of come) counts[kind] = (counts[kind] ?? 0) + 1
  for (const { kind } of gone) counts[kind] = (counts[kind] ?? 0) - 1
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
}

export function countsOf(resources: Resources): Counts {
  const counts: Record<string, number> = {}
  for (const { kind } of resources.values()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

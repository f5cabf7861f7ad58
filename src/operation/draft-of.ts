import type { Kind } from '../model/kind.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'

/** The members that every resource has, in the order in which they are shown. */
export const draftOf = (
  kind: Kind,
  input: Readonly<Record<string, unknown>>,
  fresh: Fresh,
): StoredResource => ({
  id: fresh.id(kind.idPrefix),
  kind: kind.name,
  ...input,
  revision: 1,
  createdAt: fresh.timestamp,
  updatedAt: fresh.timestamp,
})

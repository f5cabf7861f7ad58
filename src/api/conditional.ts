/**
 * Conditional requests (RFC 9110 §13).
 *
 * @module
 */
import { fingerprint } from '../base/fingerprint.ts'
import { kindNamed } from '../model/kind-named.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { StoredResource } from '../store/chain.ts'

/**
 * `"r7"`, and with a digest of what is derived where something is: that changes without a revision.
 * A write asks for the revision alone, since nobody can write the rest.
 */
export function etagOf(resource: StoredResource): string {
  const derived = Object.entries(kindNamed(resource.kind).fields)
    .filter(([, { access }]) => access === 'derived')
    .map(([name]) => resource[name] ?? null)
  const suffix = derived.length === 0 ? '' : `-${fingerprint(canonicalJson(derived))}`
  return `"r${resource.revision}${suffix}"`
}

/** The tags of `If-Match` or `If-None-Match`; a weak one keeps its prefix. */
export const tagsOf = (header: string): string[] => header.match(/(W\/)?"[^"]*"|\*/g) ?? []

/** RFC 9110 §13.1.2: weak comparison. */
export function isUnchanged(request: Request, etag: string): boolean {
  const header = request.headers.get('if-none-match')
  if (header === null) return false
  const bare = (tag: string): string => tag.replace(/^W\//, '')
  return tagsOf(header).some((tag) => tag === '*' || bare(tag) === bare(etag))
}

/** Revisions that the caller is content with; undefined: any. A tag that we never gave is none. */
export function wantedRevisions(request: Request): readonly number[] | undefined {
  const header = request.headers.get('if-match')
  if (header === null) return undefined
  const tags = tagsOf(header)
  if (tags.includes('*')) return undefined
  return tags.flatMap((tag) => {
    const revision = /^"r(\d{1,15})(-[0-9a-f]{16})?"$/.exec(tag)?.[1]
    return revision === undefined ? [] : Number(revision)
  })
}

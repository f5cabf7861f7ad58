/**
 * The writes that lead from what is there to what is declared, each with what must be done before.
 *
 * @module
 */
import type { Kind } from '../model/kind.ts'
import { pathMembers } from '../model/kind-fields.ts'
import { kindNamed, parentField } from '../model/kind-named.ts'
import { present } from '../render/present.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Affected } from './affected.ts'
import { deferredMembers } from './deferral.ts'
import { type Change, differenceOf, patchOf } from './difference.ts'
import type { Entry } from './entry.ts'
import { bind } from './needs.ts'
import { mapMentions } from './references.ts'
import type { Declared, Resolved } from './resolve.ts'
import type { Action } from './step.ts'

type Json = Readonly<Record<string, unknown>>

/** A write that has no number yet. */
export interface Draft {
  readonly action: Action
  readonly kind: Kind
  readonly path: string
  /** Of what is changed or deleted: an id, or the path of what comes with a VPC. */
  readonly target?: string
  /** Ids of its path. */
  readonly home: Json
  readonly body?: Json
  readonly before?: StoredResource
  readonly changes?: readonly Change[]
  readonly isReplacement?: true
  /** Where it is declared; a deletion may be declared nowhere. */
  readonly entry?: Entry
  /** What must be done before. */
  readonly needs: Set<Draft>
}

export function draftsOf({ declared, around, paths }: Resolved, affected: Affected): Draft[] {
  const renamed = newIds(declared, affected)
  const wanted = declared.map((one) => withNewIds(one, renamed))
  const missing = wanted.filter(({ live }) => live === undefined || affected.replaced.has(live.id))
  const deferred = deferredMembers(missing)
  const made = wanted.flatMap((one) => changesOf(one, affected, deferred.get(one.path)))
  const gone = [...affected.gone.values()].filter((one) => !affected.goesAlong(one))
  const deletions = gone.map((one) => deletion(one, paths.pathOf(one)))
  const releases = affected.released.map((one) => release(one, paths.pathOf(one)))
  const drafts = [...made, ...deletions, ...releases]
  bind(drafts, around)
  return drafts
}

/** What is made anew is not there yet: its path stands for the id that it will have. */
const newIds = (declared: readonly Declared[], { replaced }: Affected) =>
  new Map(declared.filter(({ id }) => replaced.has(id)).map(({ id, path }) => [id, path]))

const withNewIds = (one: Declared, renamed: ReadonlyMap<string, string>): Declared =>
  renamed.size === 0
    ? one
    : { ...one, body: mapMentions(one.kind, one.body, ({ id }) => renamed.get(id) ?? id) }

function changesOf(
  one: Declared,
  affected: Affected,
  deferred: ReadonlySet<string> | undefined,
): Draft[] {
  const { kind, path, live, entry, body } = one
  if (live === undefined) return creations(one, deferred)
  const why = affected.replaced.get(live.id)
  if (why !== undefined) {
    const [first, ...rest] = creations(one, deferred)
    const making = { ...first, changes: why, isReplacement: true as const } as Draft
    if (affected.goesAlong(live)) return [making, ...rest]
    const unmaking = { ...deletion(live, path), entry, isReplacement: true as const }
    making.needs.add(unmaking)
    return [unmaking, making, ...rest]
  }
  const { changes } = differenceOf(kind, live, body)
  const letting = lettingGo(one, live, affected)
  if (changes.length === 0) return letting
  const change = { ...updateOf(live, path, patchOf(changes)), changes, entry }
  for (const before of letting) change.needs.add(before)
  return [...letting, change]
}

/** The creation, and what can only be said once others are there. */
function creations(
  { kind, path, entry, body: whole }: Declared,
  deferred: ReadonlySet<string> = new Set(),
): Draft[] {
  const { home, body } = split(kind, whole)
  const members = Object.entries(body)
  const later = members.filter(([member]) => deferred.has(member))
  const now = Object.fromEntries(members.filter(([member]) => !deferred.has(member)))
  const shared = { kind, path, entry, home }
  const creation: Draft = { ...shared, action: 'create', body: now, needs: new Set() }
  if (later.length === 0) return [creation]
  const changes = later.map(([member, after]) => ({ member, after }))
  const update: Draft = {
    ...shared,
    action: 'update',
    target: path,
    body: Object.fromEntries(later),
    changes,
    needs: new Set(),
  }
  return [creation, update]
}

/** The members that the path says, and the rest. */
function split(kind: Kind, body: Json): { readonly home: Json; readonly body: Json } {
  const own = pathMembers(kind)
  const members = Object.entries(body)
  return {
    home: Object.fromEntries(members.filter(([name]) => own.includes(name))),
    body: Object.fromEntries(members.filter(([name]) => !own.includes(name))),
  }
}

const updateOf = (live: StoredResource, path: string, body: Json): Draft => ({
  action: 'update',
  path,
  body,
  before: live,
  ...targetOf(live),
})

const deletion = (live: StoredResource, path: string): Draft => ({
  action: 'delete',
  path,
  before: live,
  ...targetOf(live),
})

const release = (live: StoredResource, path: string): Draft => {
  const changes = [{ member: 'managedBy', before: live['managedBy'] }]
  return { ...updateOf(live, path, patchOf(changes)), changes }
}

function targetOf(live: StoredResource) {
  const kind = kindNamed(live.kind)
  return { kind, target: live.id, home: split(kind, live).home, needs: new Set<Draft>() }
}

/** Lets go of what is replaced, so that it can be deleted. */
function lettingGo({ kind, path, entry }: Declared, live: StoredResource, affected: Affected) {
  const members = [...(affected.detached.get(live.id) ?? [])]
  if (members.length === 0) return []
  const changes = members.map((member): Change => {
    const before = live[member]
    const isList = kind.fields[member]?.shape.type === 'list'
    const rest = isList
      ? (before as string[]).filter((id) => !affected.replaced.has(id))
      : undefined
    return { member, before, ...(rest === undefined ? {} : { after: rest }) }
  })
  return [{ ...updateOf(live, path, patchOf(changes)), changes, entry }]
}

/** The ids of the path that a write goes to. */
export function placeOf(kind: Kind, home: Json) {
  const { vpcId, [parentField(kind) ?? '']: parentId } = home
  return present({
    vpcId: vpcId === undefined ? undefined : String(vpcId),
    parentId: parentId === undefined ? undefined : String(parentId),
  })
}

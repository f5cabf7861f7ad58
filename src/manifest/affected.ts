/**
 * What a manifest deletes and what it replaces, with all that this entails for others.
 *
 * @module
 */
import type { Kind } from '../model/kind.ts'
import { kindNamed, parentField } from '../model/kind-named.ts'
import type { StoredResource } from '../store/chain.ts'
import { type Change, differenceOf } from './difference.ts'
import { mentionsIn } from './references.ts'
import type { Declared, Resolved } from './resolve.ts'

export interface Affected {
  /** Deleted for good, by id. */
  readonly gone: ReadonlyMap<string, StoredResource>
  /** Deleted and made anew, by id, with what cannot be changed in place. */
  readonly replaced: ReadonlyMap<string, readonly Change[]>
  /** Members that must let go of what is replaced, and take it up again, by id. */
  readonly detached: ReadonlyMap<string, ReadonlySet<string>>
  /** What a VPC cannot be without: no longer kept as it is, and not deleted. */
  readonly released: readonly StoredResource[]
  /** Whether it goes along when its parent or its VPC is deleted. */
  goesAlong(resource: StoredResource): boolean
}

export interface Pruning {
  readonly manager: string
  /** True: what is managed by the manifest and is no longer in it is deleted. */
  readonly isOn: boolean
}

export function affectedBy({ declared, around }: Resolved, pruning: Pruning): Affected {
  const byId = new Map(around.map((one) => [one.id, one]))
  const declaredBy = new Map(declared.flatMap((one) => (one.live ? [[one.live.id, one]] : [])))
  const bonds: Bonds = { byId, declaredBy, mentions: mentionsOf(around) }
  const surplus = around.filter(({ id }) => !declaredBy.has(id))
  const unlisted = surplus.filter((one) => isUnlisted(one, declaredBy))
  const pruned = surplus.filter((one) => pruning.isOn && one['managedBy'] === pruning.manager)
  const ids = new Set(pruned.map(({ id }) => id))
  const isKept = (one: StoredResource): boolean =>
    isDefault(one, bonds) && !ids.has(String(one['vpcId']))
  const gone = new Map(
    [...unlisted, ...pruned.filter((one) => !isKept(one))].map((one) => [one.id, one]),
  )
  const { replaced, detached } = spread(declared, gone, bonds)
  const isRemoved = (id: unknown): boolean => gone.has(String(id)) || replaced.has(String(id))
  return {
    gone,
    replaced,
    detached,
    released: pruned.filter(isKept),
    goesAlong: (one) => goesAlong(one, isRemoved, bonds),
  }
}

interface Mention {
  readonly by: StoredResource
  readonly member: string
}

interface Bonds {
  readonly byId: ReadonlyMap<string, StoredResource>
  readonly declaredBy: ReadonlyMap<string, Declared>
  /** Who mentions a resource, by its id. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
}

export function mentionsOf(around: readonly StoredResource[]): Map<string, Mention[]> {
  const mentions = new Map<string, Mention[]>()
  for (const by of around) {
    for (const { id, pointer } of mentionsIn(kindNamed(by.kind), by)) {
      const list = mentions.get(id) ?? []
      list.push({ by, member: pointer.split('/')[1] ?? '' })
      mentions.set(id, list)
    }
  }
  return mentions
}

/** A child of a parent whose entry lists all of its children, and not this one. */
function isUnlisted(one: StoredResource, declaredBy: ReadonlyMap<string, Declared>): boolean {
  const parent = parentField(kindNamed(one.kind))
  const entry = parent === undefined ? undefined : declaredBy.get(String(one[parent]))?.entry
  return entry?.whole.includes(one.kind) ?? false
}

const isDefault = ({ id, vpcId }: StoredResource, { mentions }: Bonds): boolean =>
  (mentions.get(id) ?? []).some(({ by }) => by.kind === 'vpc' && by.id === vpcId)

/** Replacing one resource replaces its children, and whoever cannot let go of it. */
function spread(
  declared: readonly Declared[],
  gone: ReadonlyMap<string, StoredResource>,
  bonds: Bonds,
): Pick<Affected, 'replaced' | 'detached'> {
  const replaced = new Map<string, readonly Change[]>()
  const detached = new Map<string, Set<string>>()
  const queue: StoredResource[] = []
  const replace = (one: StoredResource, why: readonly Change[]): void => {
    if (why.length === 0 || replaced.has(one.id)) return
    replaced.set(one.id, why)
    queue.push(one)
  }
  for (const { kind, live, body } of declared) {
    if (live !== undefined) replace(live, differenceOf(kind, live, body).fixed)
  }
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    for (const { by, member, letsGo, why } of holdersOf(one, gone, bonds)) {
      if (letsGo) detached.set(by.id, (detached.get(by.id) ?? new Set()).add(member))
      else replace(by, [why])
    }
  }
  return { replaced, detached: withoutReplaced(detached, replaced) }
}

interface Holder extends Mention {
  readonly letsGo: boolean
  readonly why: Change
}

/** Declared resources that mention one which is to be replaced. */
function holdersOf(
  { id }: StoredResource,
  gone: ReadonlyMap<string, StoredResource>,
  { mentions, declaredBy }: Bonds,
): Holder[] {
  const after = declaredBy.get(id)?.path ?? id
  return (mentions.get(id) ?? []).flatMap(({ by, member }) => {
    const holder = declaredBy.get(by.id)
    if (holder === undefined || gone.has(by.id)) return []
    const letsGo = canLetGo(holder.kind, by, member, id)
    return [{ by, member, letsGo, why: { member, before: id, after } }]
  })
}

const withoutReplaced = <T>(map: ReadonlyMap<string, T>, replaced: ReadonlyMap<string, unknown>) =>
  new Map([...map].filter(([id]) => !replaced.has(id)))

/** Whether a member can do without the id for a while. */
function canLetGo(kind: Kind, resource: StoredResource, member: string, id: string): boolean {
  const field = kind.fields[member]
  if (field === undefined || field.access !== 'readWrite') return false
  const { shape } = field
  if (shape.type === 'ref') return field.presence === 'optional'
  if (shape.type !== 'list' || shape.of.type !== 'ref') return false
  const rest = (resource[member] as readonly string[]).filter((one) => one !== id)
  return rest.length >= shape.minItems
}

/** More children than this are deleted by themselves, since one transaction has room for some ninety. */
const ALONG_MAX = 50

function goesAlong(
  one: StoredResource,
  isRemoved: (id: unknown) => boolean,
  bonds: Bonds,
): boolean {
  const { byId, mentions } = bonds
  const field = parentField(kindNamed(one.kind))
  const parent = field === undefined ? undefined : byId.get(String(one[field]))
  const isDefaultGoing = (resource: StoredResource): boolean =>
    isRemoved(resource['vpcId']) && isDefault(resource, bonds)
  if (parent === undefined) return isDefaultGoing(one)
  const siblings = (mentions.get(parent.id) ?? []).filter(
    ({ by, member }) => by.kind === one.kind && member === field,
  )
  return siblings.length <= ALONG_MAX && (isRemoved(parent.id) || isDefaultGoing(parent))
}

/**
 * The items of a list by a value that they have.
 *
 * A list is indexed once, and the index kept for as long as the list lives, so that many questions
 * about one network do not walk it each time. A list that follows from another one by a small change
 * gets the index along with it, at the cost of the change.
 *
 * @module
 */
type Item = object

interface Groups {
  readonly base: ReadonlyMap<unknown, readonly Item[]>
  /** Groups that are no longer as in `base`. */
  readonly changed: ReadonlyMap<unknown, readonly Item[]>
}

const indexes = new WeakMap<object, Map<PropertyKey, Groups>>()

const NOBODY: readonly never[] = []

/** What a member can be asked for: itself, or an element where it is a list. */
type Value<V> = V extends readonly (infer E)[] ? E : V

/** The items of a list whose `member` is `value` or, where it is a list, has it among its elements. */
export function groupedBy<T extends Item, M extends keyof T>(
  list: readonly T[],
  member: M,
  value: Value<T[M]>,
): readonly T[] {
  const known = indexes.get(list) ?? new Map<PropertyKey, Groups>()
  indexes.set(list, known)
  const groups = known.get(member) ?? { base: indexOf(list, member), changed: NO_GROUPS }
  known.set(member, groups)
  return groupOf(groups, value) as readonly T[]
}

const NO_GROUPS: ReadonlyMap<unknown, readonly Item[]> = new Map()

const groupOf = ({ base, changed }: Groups, value: unknown): readonly Item[] =>
  changed.get(value) ?? base.get(value) ?? NOBODY

function indexOf(list: readonly Item[], member: PropertyKey): Map<unknown, Item[]> {
  const index = new Map<unknown, Item[]>()
  for (const item of list) {
    for (const value of valuesOf(item, member)) {
      const group = index.get(value)
      if (group === undefined) index.set(value, [item])
      else group.push(item)
    }
  }
  return index
}

function valuesOf(item: Item, member: PropertyKey): readonly unknown[] {
  const held = (item as Readonly<Record<PropertyKey, unknown>>)[member]
  return Array.isArray(held) ? [...new Set<unknown>(held)] : [held]
}

export interface ListChange<T> {
  /** Items that were in the list. */
  readonly gone: readonly T[]
  readonly come: readonly T[]
}

/** A list in order of ids after a change, with the groups that were asked for before it. */
export function listAfter<T extends { readonly id: string }>(
  list: readonly T[],
  { gone, come }: ListChange<T>,
): readonly T[] {
  const after = changedList(list, { gone, come })
  const known = indexes.get(list)
  if (known === undefined) return after
  const brought = [...known].map(([member, groups]) => [
    member,
    groupsAfter(groups, member, { gone, come }),
  ])
  indexes.set(after, new Map(brought as [PropertyKey, Groups][]))
  return after
}

function changedList<T extends { readonly id: string }>(
  list: readonly T[],
  { gone, come }: ListChange<T>,
): T[] {
  const after = [...list]
  for (const { id } of gone) {
    const place = placeOf(after, id)
    if (after[place]?.id === id) after.splice(place, 1)
  }
  for (const item of come) after.splice(placeOf(after, item.id), 0, item)
  return after
}

/** Index of the first item whose id is not below `id`. */
function placeOf(list: readonly { readonly id: string }[], id: string): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

/** So many changed groups are copied with each change; beyond, all are sorted out anew. */
const CHANGED_MAX = 128

function groupsAfter<T extends { readonly id: string }>(
  groups: Groups,
  member: PropertyKey,
  { gone, come }: ListChange<T>,
): Groups {
  const { base, changed: before } = groups
  const changed = new Map(before)
  const values = new Set([...gone, ...come].flatMap((item) => valuesOf(item, member)))
  for (const value of values) {
    const has = (item: T): boolean => valuesOf(item, member).includes(value)
    const group = groupOf(groups, value) as readonly T[]
    changed.set(value, changedList(group, { gone: gone.filter(has), come: come.filter(has) }))
  }
  if (changed.size <= CHANGED_MAX) return { base, changed }
  const whole = new Map([...base, ...changed].filter(([, group]) => group.length > 0))
  return { base: whole, changed: NO_GROUPS }
}

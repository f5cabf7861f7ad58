const groups = new WeakMap<object, Map<PropertyKey, ReadonlyMap<unknown, readonly object[]>>>()

const NOBODY: readonly never[] = []

/**
 * The items of a list whose `member` is `value`. The list is indexed once and the index kept for as
 * long as the list lives, so that many questions about one network do not walk it each time.
 */
export function groupedBy<T extends object, M extends keyof T>(
  list: readonly T[],
  member: M,
  value: T[M],
): readonly T[] {
  const known = groups.get(list) ?? new Map<PropertyKey, ReadonlyMap<unknown, readonly object[]>>()
  groups.set(list, known)
  const index = known.get(member) ?? indexOf(list, member)
  known.set(member, index)
  return (index.get(value) as readonly T[] | undefined) ?? NOBODY
}

function indexOf<T extends object>(list: readonly T[], member: keyof T): Map<unknown, T[]> {
  const index = new Map<unknown, T[]>()
  for (const item of list) {
    const group = index.get(item[member])
    if (group === undefined) index.set(item[member], [item])
    else group.push(item)
  }
  return index
}

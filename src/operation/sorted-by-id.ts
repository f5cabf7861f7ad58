const sorted = new WeakMap<object, readonly object[]>()

/** A list in the order of ids, which is that of creation; sorted once for as long as it lives. */
export function sortedById<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  const known = sorted.get(list) as readonly T[] | undefined
  if (known !== undefined) return known
  const made = [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  sorted.set(list, made)
  return made
}

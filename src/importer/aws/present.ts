type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T]

/** `T` where a member that could be `undefined` is absent instead. */
export type Present<T> = { [K in Exclude<keyof T, Optional<T>>]: T[K] } & {
  [K in Optional<T>]?: Exclude<T[K], undefined>
}

/** Leaves out the members that are `undefined`: in a snapshot, absent means absent. */
export function present<T extends object>(members: T): Present<T> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Present<T>
}

import type { Draft } from './steps.ts'

/**
 * An order in which the writes can be done: what is needed comes before whoever needs it, and what
 * makes room (of names, addresses, blocks) as early as it can. Writes that need each other are left in
 * the order in which they came: the decision on each will say what is wrong with it.
 */
export function inOrder(drafts: readonly Draft[]): Draft[] {
  const rank = new Map(
    [...drafts].sort((a, b) => eagerness(a) - eagerness(b)).map((one, i) => [one, i]),
  )
  const rankOf = (one: Draft): number => rank.get(one) ?? 0
  const open = new Map(drafts.map((one) => [one, one.needs.size]))
  const users = usersOf(drafts)
  const ready = drafts.filter((one) => one.needs.size === 0).sort((a, b) => rankOf(a) - rankOf(b))
  const ordered = new Set<Draft>()
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    ordered.add(next)
    for (const user of users.get(next) ?? []) {
      const left = (open.get(user) ?? 0) - 1
      open.set(user, left)
      if (left === 0) insert(ready, user, rankOf)
    }
  }
  return [...ordered, ...drafts.filter((one) => !ordered.has(one))]
}

/** What names its values goes before what has them chosen, which might else be given the same. */
function eagerness({ action, kind, body }: Draft): number {
  if (action === 'delete') return 0
  if (action === 'update') return 1
  return (kind.chosen ?? []).every((member) => body?.[member] !== undefined) ? 2 : 3
}

function usersOf(drafts: readonly Draft[]): Map<Draft, Draft[]> {
  const users = new Map<Draft, Draft[]>()
  for (const one of drafts) {
    for (const need of one.needs) {
      const list = users.get(need)
      if (list === undefined) users.set(need, [one])
      else list.push(one)
    }
  }
  return users
}

function insert(ready: Draft[], one: Draft, rankOf: (one: Draft) => number): void {
  let [low, high] = [0, ready.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = ready[middle]
    if (other !== undefined && rankOf(other) < rankOf(one)) low = middle + 1
    else high = middle
  }
  ready.splice(low, 0, one)
}

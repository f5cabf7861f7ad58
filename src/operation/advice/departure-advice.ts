import { resourcePath } from '../../model/kind-path.ts'
import type { Problem, Suggestion } from '../../model/problem.ts'
import { TRANSACTION_ACTIONS_MAX } from '../../store/table.ts'
import { departureOf, type Way } from '../generic/departure.ts'
import { removal } from '../generic/remove.ts'
import { kindOf } from '../kind-of.ts'
import type { Subject } from '../reads.ts'
import type { View } from '../view.ts'

const TITLES: Readonly<Record<Way, { readonly title: string; readonly query: string }>> = {
  detach: { title: 'Take it out of what mentions it, and delete it', query: 'detach=true' },
  cascade: { title: 'See what would be deleted with it', query: 'cascade=true&dryRun=true' },
}

const WAYS = ['detach', 'cascade'] as const

/** Versions, logs, conditions, parents and the record of the answer. */
const ACTIONS_BESIDE = 30

/** Ways to delete it all the same; only those that would be open. */
export function departures(view: View, { action, id }: Subject, { more }: Problem): Suggestion[] {
  const target = view.find(id ?? '')
  const isHopeless = more?.['blockingTruncated'] === true
  if (action !== 'delete' || target === undefined || isHopeless) return []
  return WAYS.filter((way) => {
    const room = TRANSACTION_ACTIONS_MAX - ACTIONS_BESIDE
    const { gone, changed, blocking, isCut } = departureOf(view, target, way, room)
    if (isCut || blocking.length > 0) return false
    return gone.length + changed.length + removal(view, gone).releases.length <= room
  }).map((way) => ({
    title: TITLES[way].title,
    method: 'DELETE',
    href: `${resourcePath(kindOf(target), target)}?${TITLES[way].query}`,
  }))
}

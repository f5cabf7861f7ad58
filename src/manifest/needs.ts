/**
 * Which writes must be done before which.
 *
 * @module
 */
import { parentField } from '../model/kind-named.ts'
import type { StoredResource } from '../store/chain.ts'
import { mentionsOf } from './affected.ts'
import { mentionsIn } from './references.ts'
import type { Draft } from './steps.ts'

/** Creations before what mentions them, and deletions after whatever mentioned what they delete. */
export function bind(drafts: readonly Draft[], around: readonly StoredResource[]): void {
  const makers = new Map(
    drafts.filter(({ action }) => action === 'create').map((one) => [one.path, one]),
  )
  const writers = writersOf(drafts)
  const mentions = mentionsOf(around)
  for (const one of drafts) {
    const needs = [
      ...idsNeeded(one).flatMap((id) => makers.get(id) ?? makers.get(vpcPathOf(id)) ?? []),
      ...parentUpdates(one, writers),
      ...(one.action === 'delete' ? lettingGo(mentions.get(one.target ?? '') ?? [], writers) : []),
    ]
    for (const need of needs) if (need !== one) one.needs.add(need)
  }
}

/** The writes to what is there already, by its id. */
type Writers = ReadonlyMap<string, readonly Draft[]>

function writersOf(drafts: readonly Draft[]): Writers {
  const writers = new Map<string, Draft[]>()
  for (const one of drafts) {
    if (one.target !== undefined) {
      writers.set(one.target, [...(writers.get(one.target) ?? []), one])
    }
  }
  return writers
}

/** Of what lets go and takes up again, only letting go comes before the deletion: it is the first. */
const lettingGo = (
  mentions: readonly { readonly by: StoredResource }[],
  writers: Writers,
): Draft[] => mentions.flatMap(({ by }) => writers.get(by.id)?.[0] ?? [])

/** Ids of everything that must be there for a write: its home, its target, what it mentions. */
function idsNeeded({ kind, body, home, target, action }: Draft): string[] {
  const mentioned =
    action === 'create'
      ? mentionsIn(kind, { ...body, ...home }).map(({ id }) => id)
      : [...Object.values(home).map(String), ...textsIn(body)]
  return [...mentioned, ...(target === undefined ? [] : [target])]
}

/** A patch holds mentions that only the whole would show as such; other texts are no paths of ours. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** What comes with a VPC is there once the VPC is. */
function vpcPathOf(path: string): string {
  const [, vpc = ''] = path.split('/')
  return `vpc/${vpc}`
}

/** A parent is changed before its children, which raise its revision. */
function parentUpdates({ kind, home }: Draft, writers: Writers): Draft[] {
  const parent = kind.parent === undefined ? undefined : String(home[parentField(kind) ?? ''])
  return (writers.get(parent ?? '') ?? []).filter(({ action }) => action === 'update')
}

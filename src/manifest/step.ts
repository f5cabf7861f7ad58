import { present } from '../render/present.ts'
import type { Change } from './difference.ts'
import { type Draft, placeOf } from './steps.ts'

type Json = Readonly<Record<string, unknown>>

export type Action = 'create' | 'update' | 'delete'

/** One write. Where a mentioned resource is not there yet, its path stands for its id. */
export interface Step {
  readonly number: number
  readonly action: Action
  readonly kind: string
  readonly path: string
  /** Absent where it was not there when the plan was made. */
  readonly id?: string
  readonly vpcId?: string
  readonly parentId?: string
  /** The creation body, or the merge patch. */
  readonly body?: Json
  /** As it was when the plan was made. */
  readonly before?: Json
  /** What an update changes, or what a replacement is needed for. */
  readonly changes?: readonly Change[]
  /** True: the deletion and the creation are of one resource that cannot be changed in place. */
  readonly isReplacement?: true
  /** Numbers of the steps that must be done before. */
  readonly after: readonly number[]
}

/** The steps of an order. */
export function numbered(drafts: readonly Draft[]): Step[] {
  const numbers = new Map(drafts.map((one, i) => [one, i + 1]))
  return drafts.map((draft, i) => {
    const { action, kind, path, target, home, body, before, changes, isReplacement } = draft
    const needs = [...draft.needs].flatMap((need) => numbers.get(need) ?? [])
    return present({
      number: i + 1,
      action,
      kind: kind.name,
      path,
      id: target === path ? undefined : target,
      ...placeOf(kind, home),
      body,
      before,
      changes,
      isReplacement,
      after: needs.sort((a, b) => a - b),
    })
  })
}

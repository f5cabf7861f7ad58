/**
 * A plan for people: one line per write, and what it changes.
 *
 * @module
 */
import type { Change } from './difference.ts'
import type { Step } from './step.ts'

export interface Summary {
  readonly create: number
  readonly update: number
  readonly replace: number
  readonly delete: number
  readonly unchanged: number
}

/** A deletion and a creation of one resource are one replacement. */
export function summaryOf(steps: readonly Step[], unchanged: number): Summary {
  const count = (action: Step['action'], isReplacement: boolean): number =>
    steps.filter((one) => one.action === action && (one.isReplacement ?? false) === isReplacement)
      .length
  return {
    create: count('create', false),
    update: count('update', false),
    replace: count('create', true),
    delete: count('delete', false),
    unchanged,
  }
}

export const summaryText = ({
  create,
  update,
  replace,
  delete: gone,
  unchanged,
}: Summary): string =>
  `${create} to create, ${update} to change, ${replace} to replace, ${gone} to delete, ${unchanged} unchanged`

const SIGNS = { create: '+', update: '~', delete: '-' } as const

export const planText = (steps: readonly Step[]): string =>
  steps.flatMap((step) => [headOf(step), ...(step.changes ?? []).map(changeText)]).join('\n')

const headOf = ({ action, path, isReplacement }: Step): string =>
  `${isReplacement ? `${SIGNS[action]}/ replace` : `${SIGNS[action]}  ${action}`} ${path}`

const changeText = ({ member, before, after }: Change): string =>
  `     ${member}: ${said(before)} -> ${said(after)}`

const said = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value))

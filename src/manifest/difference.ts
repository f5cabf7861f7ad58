import type { Shape } from '../model/field.ts'
import type { Kind } from '../model/kind.ts'
import { creationFields } from '../model/kind-fields.ts'
import { withDefaults } from '../operation/defaults.ts'
import { isSame } from '../operation/write-problem.ts'

type Json = Readonly<Record<string, unknown>>

/** One member that is not as it should be; absent where there is no value. */
export interface Change {
  readonly member: string
  readonly before?: unknown
  readonly after?: unknown
}

export interface Difference {
  /** What can be changed in place. */
  readonly changes: readonly Change[]
  /** What is fixed at creation: only another resource can have it. */
  readonly fixed: readonly Change[]
}

/**
 * A resource is as its entry says; what the entry leaves out is as if it had been created without it.
 * What the server chooses where it is left out, and what is fixed at creation, is not looked at then;
 * nor is the name of a child that is known by what it says.
 */
export function differenceOf(kind: Kind, live: Json, body: Json): Difference {
  const fields = creationFields(kind)
  const whole = Object.fromEntries(
    Object.entries(withDefaults(fields, body)).map(([member, value]) => [
      member,
      withChosen(fields[member]?.shape, live[member], value),
    ]),
  )
  const differing = Object.entries(fields).flatMap(([member, { access }]) => {
    const isFixed = access === 'createOnly'
    const isGiven = body[member] !== undefined
    const isFree = isFixed || member === 'name' || (kind.chosen ?? []).includes(member)
    if ((!isGiven && isFree) || isSame(live[member] ?? null, whole[member] ?? null)) return []
    return [{ isFixed, change: changeOf(member, live[member], whole[member]) }]
  })
  return {
    changes: differing.filter((one) => !one.isFixed).map(({ change }) => change),
    fixed: differing.filter((one) => one.isFixed).map(({ change }) => change),
  }
}

const changeOf = (member: string, before: unknown, after: unknown): Change => ({
  member,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

/** The merge patch (RFC 7396) that makes the changes. */
export const patchOf = (changes: readonly Change[]): Json =>
  Object.fromEntries(changes.map(({ member, before, after }) => [member, patchTo(before, after)]))

function patchTo(before: unknown, after: unknown): unknown {
  if (after === undefined) return null
  if (!isObject(before) || !isObject(after)) return after
  const lost = Object.keys(before).filter((name) => after[name] === undefined)
  const kept = Object.entries(after).filter(([name, value]) => !isSame(before[name], value))
  return Object.fromEntries([
    ...lost.map((name) => [name, null] as const),
    ...kept.map(([name, value]) => [name, patchTo(before[name], value)] as const),
  ])
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** With what the server chose inside, such as the ids of a balancer's nodes, where it was left out. */
function withChosen(shape: Shape | undefined, live: unknown, wanted: unknown): unknown {
  if (shape?.type === 'list' && shape.of.type === 'object' && Array.isArray(wanted)) {
    const { of } = shape
    const items: readonly unknown[] = Array.isArray(live) ? live : []
    return wanted.map((item: unknown) => {
      const filled = items.map((one) => withChosen(of, one, item))
      return filled.find((one, i) => isSame(one, items[i])) ?? item
    })
  }
  if (shape?.type !== 'object' || !isObject(wanted) || !isObject(live)) return wanted
  const chosen = Object.entries(shape.fields).filter(
    ([name, field]) => field.chosen === true && wanted[name] === undefined && name in live,
  )
  return { ...wanted, ...Object.fromEntries(chosen.map(([name]) => [name, live[name]])) }
}

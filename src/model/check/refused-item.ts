import type { Problem, ProblemCode } from '../problem.ts'

/** A refusal of one item of a list, such as the second block of `cidrs`. */
export interface RefusedItem {
  readonly member: string
  readonly index: number
  readonly detail: string
  readonly more?: Readonly<Record<string, unknown>>
}

export function refusedItem(
  code: ProblemCode,
  { member, index, detail, more }: RefusedItem,
): Problem {
  const errors = [{ pointer: `/${member}/${index}`, code, detail }]
  return { code, detail, errors, ...(more === undefined ? {} : { more }) }
}

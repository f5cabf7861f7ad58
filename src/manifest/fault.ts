import type { ProblemCode } from '../model/problem.ts'
import type { Place, Spot } from './tree.ts'

/** Something in a manifest that cannot be as it is written. */
export interface Fault {
  readonly spot: Spot
  readonly code: ProblemCode
  /** One sentence: which element, which value, what would be accepted. */
  readonly detail: string
}

/** `network.yaml:12:5: There is no field `cidr`; did you mean `cidrs`? (unknown_field)` */
export const faultText = ({ spot, code, detail }: Fault): string =>
  `${spot.file}:${spot.line}:${spot.column}: ${detail} (${code})`

/** In the order in which they are read. */
export const inReadingOrder = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort(
    ({ spot: a }, { spot: b }) =>
      compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column,
  )

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1)

/** Where faults of one file are gathered. */
export interface Faults {
  readonly found: Fault[]
  add(at: Place, code: ProblemCode, detail: string): void
}

export function faultsOf(file: string): Faults {
  const found: Fault[] = []
  return {
    found,
    add: ({ line, column }, code, detail) =>
      found.push({ spot: { file, line, column }, code, detail }),
  }
}

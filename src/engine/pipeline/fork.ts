import type { Context } from './stage.ts'

/** One of several equal ways. Where there is but one, there is no fork to tell of. */
export function takeOne<T>(
  ways: readonly T[],
  name: (way: T) => string,
  element: string,
  context: Context,
): T | undefined {
  if (ways.length < 2) return ways[0]
  const nameAt = (index: number): string => {
    const way = ways[index]
    return way === undefined ? '' : name(way)
  }
  return ways[context.choose({ element, of: ways.length, nameAt })]
}

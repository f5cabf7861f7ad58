import type { Context } from './stage.ts'

/** One of several equal ways. Where there is but one, there is no fork to tell of. */
export function takeOne<T>(
  ways: readonly T[],
  name: (way: T) => string,
  element: string,
  context: Context,
): T | undefined {
  return ways.length > 1 ? ways[context.choose(element, ways.map(name))] : ways[0]
}

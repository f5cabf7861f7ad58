/**
 * Did you mean: the known words nearest to an unknown one.
 *
 * @module
 */
const NEAREST_MAX = 3

/** At most three, nearest first: words that begin so, then words at most two slips away and fewer than half the letters. */
export function nearest(given: string, known: readonly string[]): string[] {
  const slipsMax = Math.min(2, Math.floor((given.length - 1) / 2))
  return [...new Set(known)]
    .map((word) => ({ word, slips: slipsTo(word, given, slipsMax) }))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, NEAREST_MAX)
    .map(({ word }) => word)
}

function slipsTo(word: string, given: string, slipsMax: number): number {
  if (given.length >= 3 && word.startsWith(given)) return 0
  if (Math.abs(word.length - given.length) > slipsMax) return Number.POSITIVE_INFINITY
  return slipsBetween(given.toLowerCase(), word.toLowerCase())
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function slipsBetween(from: string, to: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++) {
      const replaced = at(row, j) + (from[i] === to[j] ? 0 : 1)
      const isSwapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j]
      const swapped = isSwapped ? at(before, j - 1) + 1 : replaced
      next.push(Math.min(replaced, swapped, at(row, j + 1) + 1, at(next, j) + 1))
    }
    before = row
    row = next
  }
  return at(row, to.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0

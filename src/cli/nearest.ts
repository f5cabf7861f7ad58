/** The name that was probably meant: at most two slips away, and fewer than half the letters. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const slipsMax = Math.min(2, Math.floor((given.length - 1) / 2))
  const ranked = names
    .map((name) => ({ name, slips: slipsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips)
  const best = ranked[0]
  if (best !== undefined && best.slips <= slipsMax) return best.name
  return names.find((name) => given.length >= 3 && name.startsWith(given))
}

/** Insertions, deletions and replacements from one word to the other (Levenshtein). */
function slipsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

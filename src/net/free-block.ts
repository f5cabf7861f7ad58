import { addressPlus } from './address.ts'
import { overlaps, type Prefix, prefix } from './prefix.ts'

/**
 * The first block of a length inside `outer` that overlaps none of `taken`. Of two prefixes that
 * overlap one holds the other, so the end of the larger one is where the next candidate begins.
 */
export function freeBlock(
  outer: Prefix,
  length: number,
  taken: readonly Prefix[],
): Prefix | undefined {
  if (length < outer.length) return undefined
  let candidate = prefix(outer.first, length)
  for (;;) {
    const rival = taken.find((one) => overlaps(one, candidate))
    if (rival === undefined) return candidate
    const { last } = rival.length < length ? rival : candidate
    if (last >= outer.last) return undefined
    candidate = prefix(addressPlus(last, 1), length)
  }
}

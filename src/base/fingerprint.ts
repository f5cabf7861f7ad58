/**
 * Sixteen hex digits that tell texts apart: for tags and staleness, where nobody gains by bending
 * them. Never for secrets. Two lanes of xor and multiply, as in FNV-1a, crossed at the end.
 */
export function fingerprint(text: string): string {
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x9e3779b1)
    high = Math.imul(high ^ code, 0x5f356495)
  }
  return hex(finish(low, high)) + hex(finish(high, low))
}

/** High digits reach the low ones, which multiplication alone never lets them. */
function finish(own: number, other: number): number {
  const first =
    Math.imul(own ^ (own >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  return (first ^ (first >>> 16)) >>> 0
}

const hex = (lane: number): string => lane.toString(16).padStart(8, '0')

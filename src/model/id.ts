/**
 * Ids of resources: TypeIDs (prefix, `_`, a UUIDv7 in base 32), and fixed ids of that form.
 *
 * @module
 */
import { assert } from '../base/assert.ts'

/** Crockford's alphabet without `i l o u`, as TypeID 0.3 has it. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

const SUFFIX = '[0-9a-z]{1,32}'

/** What ids of a kind look like, as the text of a regular expression. */
export const idPattern = (prefixes: readonly string[]): string =>
  `^(${prefixes.join('|')})_${SUFFIX}$`

export const isIdOf = (prefix: string, text: string): boolean =>
  new RegExp(idPattern([prefix])).test(text)

/** Ids sort by the millisecond in which they were made. `random` gives 74 bits, of ten octets. */
export function typeId(prefix: string, nowMs: number, random: readonly number[]): string {
  assert(random.length === 10, 'an id has ten random octets')
  const octets = random.map(BigInt)
  const [version = 0n, , variant = 0n] = octets
  octets[0] = 0x70n | (version & 0x0fn)
  octets[2] = 0x80n | (variant & 0x3fn)
  let bits = octets.reduce((sum, octet) => (sum << 8n) | octet, BigInt(nowMs))
  let suffix = ''
  for (let i = 0; i < 26; i++) {
    suffix = `${ALPHABET[Number(bits & 31n)]}${suffix}`
    bits >>= 5n
  }
  return `${prefix}_${suffix}`
}

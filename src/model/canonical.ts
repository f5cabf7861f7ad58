/**
 * Values of stored resources, which passed their parsers when they were written.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { type Address, parseAddress } from '../net/address.ts'
import { type Prefix, parsePrefix } from '../net/prefix.ts'

export function addressOf(canonical: string): Address {
  const parsed = parseAddress(canonical)
  assert(parsed.ok, 'a stored address is canonical text')
  return parsed.value
}

export function prefixOf(canonical: string): Prefix {
  const parsed = parsePrefix(canonical)
  assert(parsed.ok, 'a stored prefix is canonical text')
  return parsed.value
}

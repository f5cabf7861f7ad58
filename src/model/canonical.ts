/**
 * Values of resources in a store or a snapshot. They passed their parsers when they were made, so that
 * text which is no prefix or address here is our own mistake.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { type Address, parseAddress } from '../net/address.ts'
import { type Prefix, parsePrefix } from '../net/prefix.ts'

export function addressOf(canonical: string): Address {
  const parsed = parseAddress(canonical)
  assert(parsed.ok, `${canonical} is canonical text of an address`)
  return parsed.value
}

export function prefixOf(canonical: string): Prefix {
  const parsed = parsePrefix(canonical)
  assert(parsed.ok, `${canonical} is canonical text of a prefix`)
  return parsed.value
}

/**
 * Transport ports and inclusive ranges of them (RFC 6335).
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'

export interface L4PortRange {
  readonly first: number
  readonly last: number
}

export const L4_PORT_LAST = 65_535
export const ALL_L4_PORTS: L4PortRange = { first: 0, last: L4_PORT_LAST }

export type L4PortError = { readonly code: 'l4_port_range_malformed'; readonly got: string }

/** Parses `443` or `8000-8100`. */
export function parseL4PortRange(text: string): Result<L4PortRange, L4PortError> {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text)
  const first = Number(match?.[1])
  const last = match?.[2] === undefined ? first : Number(match[2])
  const fits = match !== null && first <= last && last <= L4_PORT_LAST
  return fits ? ok({ first, last }) : fail({ code: 'l4_port_range_malformed', got: text })
}

export const formatL4PortRange = ({ first, last }: L4PortRange): string =>
  first === last ? String(first) : `${first}-${last}`

/**
 * 48-bit MAC addresses (IEEE 802) as lower-case, colon-separated text.
 *
 * @module
 */
import type { Brand } from '../base/brand.ts'
import { fail, ok, type Result } from '../base/result.ts'

export type Mac = Brand<string, 'Mac'>

export type MacError =
  | { readonly code: 'mac_malformed'; readonly got: string }
  | { readonly code: 'mac_not_unicast'; readonly got: string }

/** Parses six hexadecimal octets; group addresses (lowest bit of the first octet) own no vNIC. */
export function parseMac(text: string): Result<Mac, MacError> {
  const lower = text.toLowerCase()
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(lower))
    return fail({ code: 'mac_malformed', got: text })
  const isGroup = (Number.parseInt(lower.slice(0, 2), 16) & 1) === 1
  return isGroup ? fail({ code: 'mac_not_unicast', got: text }) : ok(lower as Mac)
}

/** A locally administered unicast address (second-lowest bit of the first octet set) from 46 random bits. */
export function localMac(random: () => number): Mac {
  const octets = Array.from({ length: 6 }, () => Math.floor(random() * 256))
  octets[0] = ((octets[0] ?? 0) & 0xfc) | 0x02
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':') as Mac
}

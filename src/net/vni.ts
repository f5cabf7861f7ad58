/**
 * Virtual network identifiers.
 *
 * VXLAN (RFC 7348 §5), Geneve (RFC 8926 §3.4) and NVGRE (RFC 7637 §3.2) all carry 24 bits. We hand
 * out 4096 and up, so that a VNI can never be mistaken for an 802.1Q VLAN id in a log line or in a
 * hardware gateway's table.
 *
 * @module
 */
import type { Brand } from '../base/brand.ts'
import { fail, ok, type Result } from '../base/result.ts'

export type Vni = Brand<number, 'Vni'>

export const VNI_FIRST = 4096
export const VNI_LAST = 0xff_ffff

export type VniError = { readonly code: 'vni_out_of_range'; readonly got: number }

export function parseVni(input: number): Result<Vni, VniError> {
  const inRange = Number.isInteger(input) && VNI_FIRST <= input && input <= VNI_LAST
  return inRange ? ok(input as Vni) : fail({ code: 'vni_out_of_range', got: input })
}

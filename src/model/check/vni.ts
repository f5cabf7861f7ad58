import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

/** A fabric hands out only a part of all VNIs; the rest may belong to other systems on it. */
export function vniProblem(
  { fabrics }: Snapshot,
  fabricId: string | undefined,
  vni: number | undefined,
): Problem | undefined {
  const fabric = fabrics.find(({ id }) => id === fabricId)
  if (fabric === undefined || vni === undefined) return undefined
  const bounds = { first: fabric.vniFirst, last: fabric.vniLast }
  if (bounds.first <= vni && vni <= bounds.last) return undefined
  const detail = `${fabric.id} hands out VNIs from ${bounds.first} to ${bounds.last}; ${vni} is not one.`
  const errors = [{ pointer: '/vni', code: 'vni_out_of_range', detail, value: vni, bounds }]
  return { code: 'vni_out_of_range', detail, errors, more: { bounds } }
}

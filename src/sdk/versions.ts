/**
 * Which versions of the network an answer is about: a trace names all chains that it looked at, a
 * topology its own.
 *
 * @module
 */
import type { Versions } from './options.ts'

interface Versioned {
  readonly network?: { readonly versions?: Versions }
  readonly vpcId?: string
  readonly version?: number
  readonly digest?: string
}

export function versionsIn(data: unknown): Versions | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { network, vpcId, version, digest } = data as Versioned
  if (network?.versions !== undefined) return network.versions
  const isTopology = vpcId !== undefined && version !== undefined && digest !== undefined
  return isTopology ? { [vpcId]: version } : undefined
}

export function latest(a: Versions, b: Versions): Versions {
  const both = { ...a }
  for (const [chain, version] of Object.entries(b)) both[chain] = Math.max(version, a[chain] ?? 0)
  return both
}

/** Of the chains that the answer names; it need not be about all that the caller knows. */
export const isBehind = (found: Versions, wanted: Versions): boolean =>
  Object.entries(found).some(([chain, version]) => version < (wanted[chain] ?? 0))

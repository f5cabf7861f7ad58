import { addressOf } from '../model/canonical.ts'
import { ownersIn } from '../model/check/subnet-address.ts'
import { formatAddress } from '../net/address.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'
import type { View } from './view.ts'

/** Where a choice comes from. `refused` are values of pools that the store said are taken. */
export interface Chance {
  readonly fresh: Fresh
  readonly refused: ReadonlySet<string>
}

/**
 * What may be chosen within one decision, however many resources it makes: what is chosen or named
 * for one of them is not chosen for the next. What is busy is gathered once, when first asked for.
 */
export interface Allocation {
  readonly view: View
  readonly chance: Chance
  busyAddresses(subnetId: string): Set<string>
  readonly busyMacs: Set<string>
  /** Values of pools of the whole platform. */
  readonly busyShared: Set<string>
}

/** `drafts` are all that will be made, with what their makers named themselves. */
export function allocationFor(
  view: View,
  drafts: readonly StoredResource[],
  chance: Chance,
): Allocation {
  const bySubnet = new Map<string, Set<string>>()
  let macs: Set<string> | undefined
  return {
    view,
    chance,
    busyAddresses(subnetId) {
      const known = bySubnet.get(subnetId)
      if (known !== undefined) return known
      const busy = busyIn(view, subnetId, chance)
      const rivals = drafts.filter((one) => one['subnetId'] === subnetId)
      for (const address of rivals.flatMap(namedAddresses)) busy.add(address)
      bySubnet.set(subnetId, busy)
      return busy
    },
    get busyMacs() {
      macs ??= new Set([
        ...view.network.vnics.map(({ macAddress }) => String(macAddress)),
        ...drafts.map(({ macAddress }) => String(macAddress)),
      ])
      return macs
    },
    busyShared: new Set(chance.refused),
  }
}

const namedAddresses = ({ addresses }: StoredResource): readonly string[] =>
  Array.isArray(addresses) ? addresses.map(String) : []

function busyIn(
  { network, taken }: View,
  subnetId: string,
  { fresh, refused }: Chance,
): Set<string> {
  const claimed = (taken.get(subnetId) ?? []).filter(
    ({ freeAtMs }) => freeAtMs === undefined || freeAtMs > fresh.nowMs,
  )
  return new Set([
    ...ownersIn(network, subnetId).flatMap(({ addresses }) => addresses),
    ...claimed.map(({ value }) => formatAddress(addressOf(value))),
    ...refused,
  ])
}

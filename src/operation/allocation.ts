import { addressOf } from '../model/canonical.ts'
import { addressesAtMost, ownersOf } from '../model/check/subnet-address.ts'
import { groupedBy } from '../model/grouped-by.ts'
import { formatAddress } from '../net/address.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'
import type { View } from './view.ts'

/** Where a choice comes from. `refused` are values of pools that the store said are taken. */
export interface Chance {
  readonly fresh: Fresh
  readonly refused: ReadonlySet<string>
}

/** What must not be chosen: what others have, and what was chosen or named in this decision. */
export interface Busy {
  has(value: string): boolean
  add(value: string): void
  /** At least as many as there are: of one value more, one is free. */
  readonly size: number
}

/**
 * What may be chosen within one decision, however many resources it makes: what is chosen or named
 * for one of them is not chosen for the next. What others have is looked up, never gathered.
 */
export interface Allocation {
  readonly view: View
  readonly chance: Chance
  busyAddresses(subnetId: string): Busy
  readonly busyMacs: Busy
  /** Values of pools of the whole platform. */
  readonly busyShared: Busy
}

/** `drafts` are all that will be made, with what their makers named themselves. */
export function allocationFor(
  view: View,
  drafts: readonly StoredResource[],
  chance: Chance,
): Allocation {
  const { vnics } = view.network
  const bySubnet = new Map<string, Busy>()
  return {
    view,
    chance,
    busyAddresses(subnetId) {
      const known = bySubnet.get(subnetId) ?? addressesIn(view, subnetId, chance)
      bySubnet.set(subnetId, known)
      const rivals = drafts.filter((one) => one['subnetId'] === subnetId)
      for (const address of rivals.flatMap(namedAddresses)) known.add(address)
      return known
    },
    busyMacs: busy(
      [...drafts.map(({ macAddress }) => String(macAddress)), ...chance.refused],
      vnics.length,
      (value) => groupedBy(vnics, 'macAddress', value).length > 0,
    ),
    busyShared: new Set(chance.refused),
  }
}

function busy(own: Iterable<string>, others: number, isHeld: (value: string) => boolean): Busy {
  const values = new Set(own)
  return {
    has: (value) => values.has(value) || isHeld(value),
    add: (value) => values.add(value),
    get size() {
      return values.size + others
    },
  }
}

const namedAddresses = ({ addresses }: StoredResource): readonly string[] =>
  Array.isArray(addresses) ? addresses.map(String) : []

function addressesIn({ network, taken }: View, subnetId: string, { fresh, refused }: Chance): Busy {
  const claimed = (taken.get(subnetId) ?? []).filter(
    ({ freeAtMs }) => freeAtMs === undefined || freeAtMs > fresh.nowMs,
  )
  const own = [...claimed.map(({ value }) => formatAddress(addressOf(value))), ...refused]
  return busy(own, addressesAtMost(network, subnetId), (address) =>
    ownersOf(network, address).some((one) => one.subnetId === subnetId),
  )
}

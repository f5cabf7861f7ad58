/**
 * Private addresses that the server chooses: at random among those that are free.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { prefixOf } from '../model/canonical.ts'
import { RESERVED_FIRST, usableIn } from '../model/check/subnet-address.ts'
import type { Problem } from '../model/problem.ts'
import { addressPlus, formatAddress } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import type { Allocation, Busy } from './allocation.ts'
import type { Fresh } from './fresh.ts'

/** One address of each family that the subnet has and the resource can use. */
export function chooseAddresses(
  { view, chance, busyAddresses }: Allocation,
  subnetId: string,
  families: readonly number[],
): Result<{ readonly addresses: readonly string[] }, Problem> {
  const subnet = view.network.subnets.find(({ id }) => id === subnetId)
  assert(subnet, 'the subnet is in view')
  const blocks = subnet.cidrs.map(prefixOf).filter(({ family }) => families.includes(family))
  if (blocks.length === 0) {
    const detail = `${subnet.id} has no IPv4 block; its blocks are ${subnet.cidrs.join(', ')}.`
    const errors = [{ pointer: '/subnetId', code: 'family_wrong', detail, value: subnet.id }]
    return fail({ code: 'family_wrong', detail, errors })
  }
  const busy = busyAddresses(subnet.id)
  const addresses: string[] = []
  for (const block of blocks) {
    const address = freeAddress(block, busy, chance.fresh)
    if (address === undefined) return fail(exhaustedProblem(subnet.id, block))
    busy.add(address)
    addresses.push(address)
  }
  return ok({ addresses })
}

/** As far as `random` and arithmetic of integers reach; a /64 has room to spare. */
const SPREAD_MAX = 2 ** 48

function freeAddress(block: Prefix, busy: Busy, fresh: Fresh): string | undefined {
  const size = Math.min(usableIn(block), SPREAD_MAX)
  const start = Math.floor(fresh.random() * size)
  for (let i = 0; i < Math.min(size, busy.size + 1); i++) {
    const offset = RESERVED_FIRST + ((start + i) % size)
    const address = formatAddress(addressPlus(block.first, offset))
    if (!busy.has(address)) return address
  }
  return undefined
}

function exhaustedProblem(subnetId: string, block: Prefix): Problem {
  const limit = usableIn(block)
  return {
    code: 'subnet_exhausted',
    detail: `All ${limit} usable IPv${block.family} addresses of ${subnetId} are taken, or cool for a minute after release.`,
    errors: [{ pointer: '/subnetId', code: 'subnet_exhausted', detail: 'No address is free.' }],
    more: { limit: { name: 'addresses', limit, used: limit, requested: 1 } },
  }
}

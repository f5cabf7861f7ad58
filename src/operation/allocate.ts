/**
 * Values that the server chooses: at random among those that are free, so that writers at the same
 * time rarely choose alike. The claim in the transaction decides; what was refused is not chosen again.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { addressOf, prefixOf } from '../model/canonical.ts'
import { ownersIn, RESERVED_FIRST, usableIn } from '../model/check/subnet-address.ts'
import { DEFAULT_FABRIC, type Fabric } from '../model/kind/fabric.ts'
import type { Kind } from '../model/kind.ts'
import type { Problem } from '../model/problem.ts'
import { addressPlus, formatAddress } from '../net/address.ts'
import { localMac } from '../net/mac.ts'
import { type Prefix, sizeOf } from '../net/prefix.ts'
import type { StoredResource } from '../store/chain.ts'
import type { Fresh } from './fresh.ts'
import { textOf } from './kind-of.ts'
import type { View } from './view.ts'

/** Where a choice comes from. `refused` are values of shared pools that the store said are taken. */
export interface Chance {
  readonly fresh: Fresh
  readonly refused: ReadonlySet<string>
}

type Chosen = Result<Readonly<Record<string, unknown>>, Problem>
type Choose = (view: View, draft: StoredResource, chance: Chance) => Chosen

/** The members that are missing of those that the server chooses. */
export function allocate(kind: Kind, view: View, draft: StoredResource, chance: Chance): Chosen {
  let whole = draft
  for (const member of kind.chosen ?? []) {
    const choose = CHOICES[kind.name]?.[member]
    if (whole[member] !== undefined || choose === undefined) continue
    const chosen = choose(view, whole, chance)
    if (!chosen.ok) return chosen
    whole = { ...whole, ...chosen.value }
  }
  return ok(whole)
}

const CHOICES: Readonly<Record<string, Readonly<Record<string, Choose>>>> = {
  vpc: { fabricId: () => ok({ fabricId: DEFAULT_FABRIC.id }), vni: chooseVni },
  subnet: { vni: chooseVni },
  vnic: {
    addresses: (view, draft, chance) => chooseAddresses(view, draft, chance, [4, 6]),
    macAddress: chooseMac,
    securityGroupIds: chooseGroup,
  },
  natGateway: { addresses: (view, draft, chance) => chooseAddresses(view, draft, chance, [4]) },
  floatingIp: { address: choosePublicAddress },
}

function fabricOf(view: View, draft: StoredResource): Fabric {
  const vpc = view.network.vpcs.find(({ id }) => id === draft['vpcId'])
  const fabricId = textOf(draft, 'fabricId') ?? vpc?.fabricId
  const fabric = view.network.fabrics.find(({ id }) => id === fabricId)
  assert(fabric, 'the fabric of a VPC is in view')
  return fabric
}

function chooseVni(view: View, draft: StoredResource, { fresh, refused }: Chance): Chosen {
  const { id, vniFirst, vniLast } = fabricOf(view, draft)
  const size = vniLast - vniFirst + 1
  const start = Math.floor(fresh.random() * size)
  for (let i = 0; i < Math.min(size, refused.size + 1); i++) {
    const vni = vniFirst + ((start + i) % size)
    if (!refused.has(String(vni))) return ok({ vni })
  }
  const detail = `All ${size} VNIs of ${id} are taken or cooling.`
  return fail({ code: 'vni_exhausted', detail, more: { limit: { name: 'vnis', limit: size } } })
}

function choosePublicAddress(view: View, draft: StoredResource, chance: Chance): Chosen {
  const { id, floatingIpCidrs } = fabricOf(view, draft)
  const { fresh, refused } = chance
  const blocks = floatingIpCidrs.map(prefixOf)
  const size = blocks.reduce((sum, block) => sum + sizeOf(block), 0)
  const start = Math.floor(fresh.random() * size)
  for (let i = 0; i < Math.min(size, refused.size + 1); i++) {
    const address = addressAt(blocks, (start + i) % size)
    if (!refused.has(address)) return ok({ address })
  }
  const limit = { name: 'publicAddresses', limit: size }
  const detail = `All ${size} public addresses of ${id} are taken or cooling.`
  return fail({ code: 'floating_ip_exhausted', detail, more: { limit } })
}

function addressAt(blocks: readonly Prefix[], place: number): string {
  let rest = place
  for (const block of blocks) {
    if (rest < sizeOf(block)) return formatAddress(addressPlus(block.first, rest))
    rest -= sizeOf(block)
  }
  assert(false, 'the place lies within the blocks')
}

/** One address of each family that the subnet has and the resource can use. */
function chooseAddresses(
  view: View,
  draft: StoredResource,
  { fresh }: Chance,
  families: readonly number[],
): Chosen {
  const subnet = view.network.subnets.find(({ id }) => id === draft['subnetId'])
  assert(subnet, 'the subnet is in view')
  const blocks = subnet.cidrs.map(prefixOf).filter(({ family }) => families.includes(family))
  if (blocks.length === 0) {
    const detail = `${subnet.id} has no IPv4 block; its blocks are ${subnet.cidrs.join(', ')}.`
    const errors = [{ pointer: '/subnetId', code: 'family_wrong', detail, value: subnet.id }]
    return fail({ code: 'family_wrong', detail, errors })
  }
  const busy = busyIn(view, subnet.id, fresh.nowMs)
  const addresses: string[] = []
  for (const block of blocks) {
    const address = freeAddress(block, busy, fresh)
    if (address === undefined) return fail(exhaustedProblem(subnet.id, block))
    addresses.push(address)
  }
  return ok({ addresses })
}

function busyIn(view: View, subnetId: string, nowMs: number): ReadonlySet<string> {
  const claimed = (view.taken.get(subnetId) ?? []).filter(
    ({ freeAtMs }) => freeAtMs === undefined || freeAtMs > nowMs,
  )
  return new Set([
    ...ownersIn(view.network, subnetId).flatMap(({ addresses }) => addresses),
    ...claimed.map(({ value }) => formatAddress(addressOf(value))),
  ])
}

/** As far as `random` and arithmetic of integers reach; a /64 has room to spare. */
const SPREAD_MAX = 2 ** 48

function freeAddress(block: Prefix, busy: ReadonlySet<string>, fresh: Fresh): string | undefined {
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
    more: { limit: { name: 'addresses', limit, used: limit, requested: 1 } },
  }
}

function chooseMac(view: View, _draft: StoredResource, { fresh }: Chance): Chosen {
  const taken = new Set(view.network.vnics.map(({ macAddress }) => macAddress))
  let macAddress = localMac(fresh.random)
  while (taken.has(macAddress)) macAddress = localMac(fresh.random)
  return ok({ macAddress })
}

function chooseGroup(view: View, draft: StoredResource): Chosen {
  const vpc = view.network.vpcs.find(({ id }) => id === draft['vpcId'])
  const group = vpc?.defaultSecurityGroupId
  return ok({ securityGroupIds: group === undefined ? [] : [group] })
}

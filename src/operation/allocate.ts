/**
 * Values that the server chooses: at random among those that are free, so that writers at the same
 * time rarely choose alike. The claim in the transaction decides; what was refused is not chosen again.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { prefixOf } from '../model/canonical.ts'
import { DEFAULT_FABRIC, type Fabric } from '../model/kind/fabric.ts'
import type { Kind } from '../model/kind.ts'
import type { Problem } from '../model/problem.ts'
import { addressPlus, formatAddress } from '../net/address.ts'
import { localMac } from '../net/mac.ts'
import { type Prefix, sizeOf } from '../net/prefix.ts'
import type { StoredResource } from '../store/chain.ts'
import { chooseAddresses } from './allocate-address.ts'
import type { Allocation } from './allocation.ts'
import { completeParts } from './complete-parts.ts'
import { textOf } from './kind-of.ts'

type Chosen = Result<Readonly<Record<string, unknown>>, Problem>
type Choose = (allocation: Allocation, draft: StoredResource) => Chosen

/** The draft with the members that are missing of those that the server chooses. */
export function allocate(
  kind: Kind,
  allocation: Allocation,
  draft: StoredResource,
): Result<StoredResource, Problem> {
  let whole = draft
  for (const member of kind.chosen ?? []) {
    const choose = CHOICES[kind.name]?.[member]
    if (whole[member] !== undefined || choose === undefined) continue
    const chosen = choose(allocation, whole)
    if (!chosen.ok) return chosen
    whole = { ...whole, ...chosen.value }
  }
  return completeParts(allocation, whole)
}

const CHOICES: Readonly<Record<string, Readonly<Record<string, Choose>>>> = {
  vpc: { fabricId: () => ok({ fabricId: DEFAULT_FABRIC.id }), vni: chooseVni },
  subnet: { vni: chooseVni },
  vnic: {
    addresses: (allocation, draft) =>
      chooseAddresses(allocation, String(draft['subnetId']), [4, 6]),
    macAddress: chooseMac,
    securityGroupIds: chooseGroup,
  },
  natGateway: {
    addresses: (allocation, draft) => chooseAddresses(allocation, String(draft['subnetId']), [4]),
  },
  floatingIp: { address: choosePublicAddress },
}

function fabricOf({ view }: Allocation, draft: StoredResource): Fabric {
  const vpc = view.network.vpcs.find(({ id }) => id === draft['vpcId'])
  const fabricId = textOf(draft, 'fabricId') ?? vpc?.fabricId
  const fabric = view.network.fabrics.find(({ id }) => id === fabricId)
  assert(fabric, 'the fabric of a VPC is in view')
  return fabric
}

function chooseVni(allocation: Allocation, draft: StoredResource): Chosen {
  const { id, vniFirst, vniLast } = fabricOf(allocation, draft)
  const size = vniLast - vniFirst + 1
  const vni = anyOf(allocation, size, (place) => String(vniFirst + place))
  if (vni !== undefined) return ok({ vni: Number(vni) })
  const detail = `All ${size} VNIs of ${id} are taken or cooling.`
  return fail({ code: 'vni_exhausted', detail, more: { limit: { name: 'vnis', limit: size } } })
}

function choosePublicAddress(allocation: Allocation, draft: StoredResource): Chosen {
  const { id, floatingIpCidrs } = fabricOf(allocation, draft)
  const blocks = floatingIpCidrs.map(prefixOf)
  const size = blocks.reduce((sum, block) => sum + sizeOf(block), 0)
  const address = anyOf(allocation, size, (place) => addressAt(blocks, place))
  if (address !== undefined) return ok({ address })
  const limit = { name: 'publicAddresses', limit: size }
  const detail = `All ${size} public addresses of ${id} are taken or cooling.`
  return fail({ code: 'floating_ip_exhausted', detail, more: { limit } })
}

/** A value of a pool of the platform, which nobody can list: any that was not refused or chosen yet. */
function anyOf(
  { chance, busyShared }: Allocation,
  size: number,
  valueAt: (place: number) => string,
): string | undefined {
  const start = Math.floor(chance.fresh.random() * size)
  for (let i = 0; i < Math.min(size, busyShared.size + 1); i++) {
    const value = valueAt((start + i) % size)
    if (busyShared.has(value)) continue
    busyShared.add(value)
    return value
  }
  return undefined
}

function addressAt(blocks: readonly Prefix[], place: number): string {
  let rest = place
  for (const block of blocks) {
    if (rest < sizeOf(block)) return formatAddress(addressPlus(block.first, rest))
    rest -= sizeOf(block)
  }
  assert(false, 'the place lies within the blocks')
}

function chooseMac({ chance, busyMacs }: Allocation): Chosen {
  let macAddress = localMac(chance.fresh.random)
  while (busyMacs.has(macAddress)) macAddress = localMac(chance.fresh.random)
  busyMacs.add(macAddress)
  return ok({ macAddress })
}

function chooseGroup({ view }: Allocation, draft: StoredResource): Chosen {
  const vpc = view.network.vpcs.find(({ id }) => id === draft['vpcId'])
  const group = vpc?.defaultSecurityGroupId
  return ok({ securityGroupIds: group === undefined ? [] : [group] })
}

/**
 * Which chains a write looks at, beside the one that it changes.
 *
 * `guarded` chains must not move while the decision is written; what is only `seen` never changes
 * while it matters. The platform's chain is never guarded: all tenants would wait for one item.
 *
 * @module
 */
import { linkedVpcs, PEER_GROUPS } from '../model/check/links.ts'
import type { Kind } from '../model/kind.ts'
import type { Chain } from '../store/chain.ts'
import type { ListedPool } from '../store/claim.ts'
import { partMember } from './complete-parts.ts'
import { chainOf, textOf } from './kind-of.ts'
import type { View } from './view.ts'

export type WriteAction = 'create' | 'update' | 'delete' | 'replace'

/** Names what is written before anything is loaded. */
export interface Subject {
  readonly kind: Kind
  readonly action: WriteAction
  /** Absent on creation. */
  readonly id?: string
  readonly vpcId?: string
  /** The new resource or the patch, with the ids of the path. */
  readonly input: Readonly<Record<string, unknown>>
  /** True: who depends on what is deleted is changed or goes along. */
  readonly takesAlong?: boolean
  /** Where a request makes several: each of them. */
  readonly items?: readonly Readonly<Record<string, unknown>>[]
}

/** Chains that show a resource of a kind: its own, and the tenant's where something is derived. */
export const readsOf = (kind: Kind, vpcId: string | undefined): readonly Chain[] => [
  chainOf(kind, vpcId),
  ...(kind.derive !== undefined && kind.scope === 'vpc' ? [TENANT] : []),
]

export interface Reads {
  readonly guarded: readonly Chain[]
  readonly seen: readonly Chain[]
}

const PLATFORM: Chain = { kind: 'platform' }
const TENANT: Chain = { kind: 'tenant' }

/** Kinds in a VPC that depend on the VPC itself, or on peerings, or on which the VPC depends. */
const TENANT_GUARDED = new Set([
  'subnet',
  'route',
  'internetGateway',
  'vpnGateway',
  'dhcpOptions',
  'routeTable',
  'networkAcl',
  'securityGroup',
  'securityGroupRule',
  'endpointGroup',
  'policyRule',
])

/** Kinds that need to know the fabric, which a VPC never leaves, or the default group. */
const TENANT_SEEN = new Set(['floatingIp', 'vnic'])

const PLATFORM_SEEN = new Set(['vpc', 'subnet', 'floatingIp'])

export function firstReads({ kind, action, id, vpcId, takesAlong = false }: Subject): Reads {
  const own = chainOf(kind, vpcId)
  const guarded = [own]
  const seen: Chain[] = []
  const needsTenant = TENANT_GUARDED.has(kind.name) || takesAlong
  if (kind.scope === 'vpc' && needsTenant) guarded.push(TENANT)
  const looksUp = TENANT_SEEN.has(kind.name) || kind.derive !== undefined
  if (kind.scope === 'vpc' && looksUp) seen.push(TENANT)
  if (kind.name === 'vpc' && id !== undefined) guarded.push({ kind: 'vpc', vpcId: id })
  if (action !== 'update' && PLATFORM_SEEN.has(kind.name)) seen.push(PLATFORM)
  return { guarded, seen }
}

/** Kinds of the tenant's chain that something in any of its VPCs may mention. */
const MENTIONED_IN_VPCS = new Set(['prefixList'])

/** What the first view shows to matter as well: the far sides of peerings, or every VPC. */
export function furtherReads(subject: Subject, view: View): readonly Chain[] {
  const { kind, action, id, vpcId } = subject
  if (subject.takesAlong) return reachedBy(subject, view)
  if (MENTIONED_IN_VPCS.has(kind.name) && action !== 'create') {
    return view.network.vpcs.map((vpc) => vpcChain(vpc.id))
  }
  if (kind.name === 'peering' && action === 'delete') {
    const peering = view.network.peerings.find((one) => one.id === id)
    return peering ? [peering.requesterVpcId, peering.accepterVpcId].map(vpcChain) : []
  }
  if (kind.name === 'transitGatewayAttachment') return attachedReads(subject, view)
  const peers = PEER_GROUPS.flatMap((member) => textsOfInput(subject, member))
  const isForeign = peers.some((peer) => view.find(peer) === undefined)
  const reaches =
    (REFERRING.has(kind.name) && isForeign) || (REFERRED.has(kind.name) && action === 'delete')
  return reaches && vpcId !== undefined ? [...linkedVpcs(view.network, vpcId)].map(vpcChain) : []
}

/** Wherever something may depend on what goes, or on what goes with it. */
function reachedBy({ kind, id, vpcId }: Subject, { network }: View): readonly Chain[] {
  const home = kind.name === 'vpc' ? id : vpcId
  if (home !== undefined) return [...linkedVpcs(network, home)].map(vpcChain)
  return kind.scope === 'tenant' ? network.vpcs.map((vpc) => vpcChain(vpc.id)) : []
}

/** Kinds that may name groups of linked VPCs, and the groups that they name. */
const REFERRING = new Set(['securityGroupRule', 'policyRule'])
const REFERRED = new Set(['securityGroup', 'endpointGroup'])

/** The VPC that is attached, with its subnets; without the attachment also whoever it linked to that. */
function attachedReads({ action, id, input }: Subject, view: View): readonly Chain[] {
  const given = view.find(id ?? '') ?? input
  const vpcId = view.find(String(given['vpcId']))?.id
  if (vpcId === undefined) return []
  const linked = action === 'delete' ? linkedVpcs(view.network, vpcId) : []
  return [vpcId, ...linked].map(vpcChain)
}

const vpcChain = (vpcId: string): Chain => ({ kind: 'vpc', vpcId })

const textsOfInput = ({ input, items = [input] }: Subject, member: string): string[] =>
  items.map((item) => item[member]).filter((value) => typeof value === 'string')

const ADDRESSED = new Set(['vnic', 'natGateway'])

type Json = Readonly<Record<string, unknown>>

const objectsIn = (list: unknown): readonly Json[] => (Array.isArray(list) ? list : [])

/** Pools to choose from; listed, so that a full one is known to be full. */
export function poolsOf(subject: Subject, view: View): Extract<ListedPool, { kind: 'address' }>[] {
  const { kind, action, vpcId, input, items = [input] } = subject
  const member = partMember(kind.name)
  const isChoosing = member !== undefined || (action === 'create' && ADDRESSED.has(kind.name))
  if (vpcId === undefined || !isChoosing) return []
  const owners = member === undefined ? items : objectsIn(input[member])
  const choosing = owners.filter((one) => one['addresses'] === undefined)
  return [...new Set(choosing.map((item) => String(item['subnetId'])))]
    .flatMap((id) => view.find(id) ?? [])
    .filter((subnet) => textOf(subnet, 'vpcId') === vpcId)
    .map((subnet) => ({ kind: 'address', vpcId, subnetId: subnet.id }))
}

/**
 * Small networks for engine tests, written as a list of nouns:
 *
 * `network(vpc('vpc_a', '10.0.0.0/16'), subnet('sub_a', 'vpc_a', '10.0.1.0/24'), …)`
 *
 * What stands around VPCs and between them is in `network-beyond.ts`.
 * What does not matter has a default: a vNIC is up and in `sg_open`, which allows everything; a VPC
 * has a main route table that knows its own blocks; a subnet without an ACL filters nothing.
 *
 * @module
 */
import type { FloatingIp } from '../../src/model/kind/floating-ip.ts'
import type { Peering } from '../../src/model/kind/peering.ts'
import type { Route, RouteTargetKind } from '../../src/model/kind/route.ts'
import type { SecurityGroup } from '../../src/model/kind/security-group.ts'
import type { Subnet } from '../../src/model/kind/subnet.ts'
import type { Vnic } from '../../src/model/kind/vnic.ts'
import type { Vpc } from '../../src/model/kind/vpc.ts'
import type { Selector } from '../../src/model/selector.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../src/model/snapshot.ts'

export type Part = Partial<Snapshot>

/** One text, or several. */
export type Texts = string | readonly string[]

export const list = (texts: Texts): readonly string[] =>
  typeof texts === 'string' ? [texts] : texts

/** All parts as one snapshot. Children learn their VPC from what they stand in. */
export function network(...parts: readonly Part[]): Snapshot {
  const names = Object.keys(EMPTY_SNAPSHOT) as (keyof Snapshot)[]
  const isOpen = parts.some((part) => part.securityGroups?.some(({ id }) => id === 'sg_open'))
  const all = isOpen ? parts : [OPEN_GROUP, ...parts]
  const merged = names.map((name) => {
    const lists: readonly (readonly unknown[])[] = all.map((part) => part[name] ?? [])
    return [name, lists.flat()] as const
  })
  return withVpcIds(Object.fromEntries(merged) as unknown as Snapshot)
}

/** Parts leave the `vpcId` of a child empty where the place that it stands in tells it. */
function withVpcIds(merged: Snapshot): Snapshot {
  const vpcOf = new Map(merged.subnets.map(({ id, vpcId }) => [id, vpcId]))
  const placed = <T extends { readonly vpcId: string; readonly subnetId: string }>(
    children: readonly T[],
  ): T[] => children.map((child) => ({ ...child, vpcId: vpcOf.get(child.subnetId) ?? '' }))
  return { ...merged, vnics: placed(merged.vnics), natGateways: placed(merged.natGateways) }
}

/** Destination to target: `{ '0.0.0.0/0': 'igw_a' }`. Destinations are prefixes or `pl_…`. */
export type Routes = Readonly<Record<string, string>>

const TARGETS: Readonly<Record<string, RouteTargetKind>> = {
  igw: 'internetGateway',
  eig: 'egressOnlyGateway',
  nat: 'natGateway',
  pcx: 'peering',
  tgw: 'transitGateway',
  vgw: 'vpnGateway',
  sep: 'serviceEndpoint',
  local: 'local',
  blackhole: 'blackhole',
  unmodelled: 'unmodelled',
}

function targetOf(id: string): Route['target'] {
  const kind = TARGETS[id.split('_')[0] ?? ''] ?? 'vnic'
  return kind === 'local' || kind === 'blackhole' ? { kind } : { kind, id }
}

/** Route ids are `table>destination`. */
export function routeTable(id: string, vpcId: string, routes: Routes = {}): Part {
  return {
    routeTables: [{ id, vpcId }],
    routes: Object.entries(routes).map(([to, target]) => ({
      id: `${id}>${to}`,
      vpcId,
      routeTableId: id,
      ...(to.startsWith('pl_') ? { destinationPrefixListId: to } : { destinationCidr: to }),
      target: targetOf(target),
      origin: 'static',
    })),
  }
}

/** A route that a VPN gateway announced into a table. */
export const propagatedRoute = (
  table: string,
  vpcId: string,
  to: string,
  target: string,
): Part => ({
  routes: [
    {
      id: `${table}>${to} propagated`,
      vpcId,
      routeTableId: table,
      destinationCidr: to,
      target: targetOf(target),
      origin: 'propagated',
    },
  ],
})

/** The main table of `vpc_a` is `rtb_vpc_a`; `routes` are in it. */
export function vpc(id: string, cidrs: Texts, routes: Routes = {}, more: Partial<Vpc> = {}): Part {
  const table = routeTable(`rtb_${id}`, id, routes)
  const made: Vpc = {
    id,
    cidrs: list(cidrs),
    baselineDefault: 'deny',
    mainRouteTableId: `rtb_${id}`,
    ...more,
  }
  return { ...table, vpcs: [made] }
}

/** With `routes` the subnet has a table of its own, `rtb_sub_a` for `sub_a`. */
export function subnet(
  id: string,
  vpcId: string,
  cidrs: Texts,
  more: Partial<Subnet> & { readonly routes?: Routes } = {},
): Part {
  const { routes, ...rest } = more
  const table = routes === undefined ? {} : routeTable(`rtb_${id}`, vpcId, routes)
  const own = routes === undefined ? {} : { routeTableId: `rtb_${id}` }
  return { ...table, subnets: [{ id, vpcId, cidrs: list(cidrs), ...own, ...rest }] }
}

export function vnic(
  id: string,
  subnetId: string,
  addresses: Texts,
  more: Partial<Vnic> = {},
): Part {
  const made: Vnic = {
    id,
    vpcId: '',
    subnetId,
    addresses: list(addresses),
    securityGroupIds: ['sg_open'],
    adminState: 'up',
    portSecurity: true,
    sourceDestinationCheck: true,
    allowedAddressPairs: [],
    ...more,
  }
  return { vnics: [made] }
}

/** `tcp`, `tcp 443`, `tcp 8000-8100`, `icmp 8`, `icmp 3/4`, `any`. */
export function traffic(protocol: string, detail: string | undefined) {
  if (detail === undefined) return { protocol }
  const [first = 0, last = first] = detail.split(/[-/]/).map(Number)
  if (!protocol.startsWith('icmp')) return { protocol, l4Ports: { first, last } }
  return { protocol, icmpType: first, ...(detail.includes('/') ? { icmpCode: last } : {}) }
}

export function peer(text: string) {
  if (text.includes('/')) return { peerCidr: text }
  if (text.startsWith('epg_')) return { peerEndpointGroupId: text }
  return text.startsWith('pl_') ? { peerPrefixListId: text } : { peerSecurityGroupId: text }
}

/**
 * A group with rules such as `ingress tcp 443 10.0.0.0/8` or `egress any sg_db`; the id of the first
 * rule of `sg_web` is `sg_web/1`.
 */
export function group(
  id: string,
  rules: readonly string[],
  more: Partial<SecurityGroup> = {},
): Part {
  return {
    securityGroups: [{ id, vpcId: '', established: 'revalidate', ...more }],
    securityGroupRules: rules.map((text, i) => {
      const [direction, protocol = '', ...rest] = text.split(' ')
      return {
        id: `${id}/${i + 1}`,
        vpcId: '',
        securityGroupId: id,
        direction: direction === 'ingress' ? 'ingress' : 'egress',
        ...traffic(protocol, rest.length > 1 ? rest[0] : undefined),
        ...peer(rest.at(-1) ?? ''),
      }
    }),
  }
}

export const endpointGroup = (id: string, vpcId: string, selector: Selector): Part => ({
  endpointGroups: [{ id, vpcId, selector }],
})

const OPEN_GROUP = group('sg_open', [
  'ingress any 0.0.0.0/0',
  'ingress any ::/0',
  'egress any 0.0.0.0/0',
  'egress any ::/0',
])

/** Rules for groups that only care about the other direction. */
export const OPEN_EGRESS = ['egress any 0.0.0.0/0', 'egress any ::/0'] as const
export const OPEN_INGRESS = ['ingress any 0.0.0.0/0', 'ingress any ::/0'] as const

/**
 * An ACL with entries such as `ingress 100 allow tcp 443 0.0.0.0/0`; the id of that one in `acl_a` is
 * `acl_a/ingress/100`.
 */
export function acl(id: string, entries: readonly string[], appliesInside = false): Part {
  return {
    networkAcls: [{ id, vpcId: '', appliesInside }],
    networkAclEntries: entries.map((text) => {
      const [direction, number, action, protocol = '', ...rest] = text.split(' ')
      return {
        id: `${id}/${direction}/${number}`,
        vpcId: '',
        networkAclId: id,
        direction: direction === 'ingress' ? 'ingress' : 'egress',
        number: Number(number),
        action: action === 'allow' ? 'allow' : 'deny',
        ...traffic(protocol, rest.length > 1 ? rest[0] : undefined),
        cidr: rest.at(-1) ?? '',
      }
    }),
  }
}

/** Entries for ACLs that only care about the other direction. */
export const ALL_OUT = ['egress 100 allow any 0.0.0.0/0', 'egress 110 allow any ::/0'] as const
export const ALL_IN = ['ingress 100 allow any 0.0.0.0/0', 'ingress 110 allow any ::/0'] as const

export const prefixList = (id: string, cidrs: Texts): Part => ({
  prefixLists: [{ id, entries: list(cidrs).map((cidr) => ({ cidr })) }],
})

export const internetGateway = (id: string, vpcId: string, routeTableId?: string): Part => ({
  internetGateways: [{ id, vpcId, ...(routeTableId === undefined ? {} : { routeTableId }) }],
})

export const egressOnlyGateway = (id: string, vpcId: string): Part => ({
  egressOnlyGateways: [{ id, vpcId }],
})

export function floatingIp(
  id: string,
  vpcId: string,
  address: string,
  behind: Pick<FloatingIp, 'targetId' | 'privateAddress'>,
): Part {
  return { floatingIps: [{ id, vpcId, address, ...behind }] }
}

export function natGateway(
  id: string,
  subnetId: string,
  addresses: Texts,
  connectivity: 'public' | 'private' = 'public',
): Part {
  return { natGateways: [{ id, vpcId: '', subnetId, addresses: list(addresses), connectivity }] }
}

export function peering(
  id: string,
  requesterVpcId: string,
  accepterVpcId: string,
  state: Peering['state'] = 'active',
): Part {
  return { peerings: [{ id, requesterVpcId, accepterVpcId, state }] }
}

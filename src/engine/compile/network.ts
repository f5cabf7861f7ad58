/**
 * A snapshot made ready for questions: references resolved, texts parsed, tables indexed.
 *
 * Immutable once compiled. Everything in it is in an order of its own (by id, by number, by length),
 * never in the order of the snapshot.
 *
 * @module
 */
import type { Address } from '../../net/address.ts'
import type { Prefix } from '../../net/prefix.ts'
import type { NodeKind } from '../trace/trace.ts'
import type { PrefixTable } from './prefix-table.ts'

/** How a place is named in a trace. One object per place, so that places compare by identity. */
export interface Node {
  readonly id: string
  readonly kind: NodeKind
  readonly name?: string
  readonly vnic?: string
}

export interface Vpc {
  readonly id: string
  readonly node: Node
  readonly region: string | undefined
  readonly cidrs: readonly Prefix[]
  readonly baselineAllows: boolean
  /** Largest packet that fits the overlay, in bytes; absent where there is no fabric to ask. */
  readonly overlayMtuBytes: number | undefined
  readonly subnets: Subnet[]
  readonly interfaces: Map<Address, Interface>
  /** Floating IPs by private address. */
  readonly publicOf: Map<Address, PublicAddress>
  readonly chains: Chain[]
  /** Absent: the VPC has no rule of any tier. */
  policies: Policies | undefined
  readonly peers: Set<Vpc>
  internetGateway: Gateway | undefined
  egressOnlyGateway: Gateway | undefined
}

export interface Subnet {
  readonly id: string
  readonly node: Node
  readonly vpc: Vpc
  readonly zone: string | undefined
  readonly cidrs: readonly Prefix[]
  readonly routeTable: RouteTable | undefined
  readonly acl: Acl | undefined
}

/** A border of a VPC that is not an interface in a subnet. */
export interface Gateway {
  readonly id: string
  readonly node: Node
  readonly vpc: Vpc
  readonly routeTable: RouteTable | undefined
}

export interface VpnGateway extends Gateway {
  readonly cidrs: readonly Prefix[]
  readonly learnsRoutes: boolean
}

export type Role =
  | {
      readonly kind: 'vnic'
      readonly isUp: boolean
      readonly filters: boolean
      readonly forwards: boolean
    }
  | { readonly kind: 'natGateway'; readonly isPublic: boolean }
  | { readonly kind: 'loadBalancer'; readonly balancer: Balancer }
  | { readonly kind: 'serviceEndpoint'; readonly serviceName: string; readonly inspects: boolean }
  | { readonly kind: 'unmodelled'; readonly type: string }

/** Anything that owns addresses in a subnet. */
export interface Interface {
  readonly id: string
  readonly node: Node
  readonly subnet: Subnet
  readonly addresses: readonly Address[]
  readonly role: Role
  readonly groups: readonly Group[]
  /** Ids of groups that it is in and that the snapshot does not hold. */
  readonly unlistedGroups: readonly string[]
  /** Foreign source addresses that it may send from. */
  readonly allowedSources: readonly Prefix[]
}

export interface PublicAddress {
  readonly id: string
  readonly address: Address
  /** Absent: it is ours and nobody answers to it. */
  readonly privateAddress: Address | undefined
  readonly vpc: Vpc
}

export interface Match {
  readonly id: string
  /** -1: every protocol. */
  readonly protocol: number
  readonly firstPort: number
  readonly lastPort: number
  /** -1: every type, every code. */
  readonly icmpType: number
  readonly icmpCode: number
}

export type Peer =
  | { readonly kind: 'prefixes'; readonly prefixes: readonly Prefix[]; readonly said: string }
  | { readonly kind: 'group'; readonly group: Members }
  | { readonly kind: 'nobody'; readonly said: string }
  /** A prefix list whose entries the snapshot does not hold. */
  | { readonly kind: 'unlisted'; readonly said: string }

export interface Rule extends Match {
  readonly peer: Peer
}

export type Tier = 'platform' | 'admin' | 'baseline'

export interface PolicyRule extends Rule {
  readonly tier: Tier
  readonly action: 'allow' | 'deny' | 'reject' | 'pass'
  readonly priority: number
  /** Name of the policy, or its id. */
  readonly policy: string
  /** Whose members it is for; empty: every vNIC of the VPC. */
  readonly appliesTo: readonly Members[]
}

/** Rules by tier and direction, in the order in which they are asked. */
export type Policies = Readonly<
  Record<Tier, Readonly<Record<'ingress' | 'egress', readonly PolicyRule[]>>>
>

/** Interfaces that rules mean by one name: those of a security group, or of an endpoint group. */
export interface Members {
  readonly id: string
  readonly name: string | undefined
  readonly vpc: Vpc | undefined
  readonly members: Set<Interface>
  readonly addresses: Set<Address>
}

export interface Group extends Members {
  /** True: connections that are open outlive the rule that let them in. */
  readonly keepsEstablished: boolean
  readonly ingress: Rule[]
  readonly egress: Rule[]
}

export interface Entry extends Match {
  readonly number: number
  readonly allows: boolean
  readonly prefix: Prefix
}

export interface Acl {
  readonly id: string
  readonly appliesInside: boolean
  readonly ingress: readonly Entry[]
  readonly egress: readonly Entry[]
}

export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'blackhole'; readonly said: string }
  | { readonly kind: 'unmodelled'; readonly node: Node; readonly type: string }
  | { readonly kind: 'internetGateway' | 'egressOnlyGateway'; readonly gateway: Gateway }
  | { readonly kind: 'vpnGateway'; readonly gateway: VpnGateway }
  | { readonly kind: 'peering'; readonly peering: Peering }
  | { readonly kind: 'transitGateway'; readonly transit: Transit }
  | { readonly kind: 'serviceEndpoint'; readonly endpoint: GatewayEndpoint }
  | { readonly kind: 'interface'; readonly interface: Interface }

export interface Route {
  readonly id: string
  readonly prefix: Prefix
  readonly target: Target
  /** What the target is, in words. */
  readonly said: string
}

export interface RouteTable {
  readonly id: string
  /** Prefix lists that lead somewhere and whose entries the snapshot does not hold. */
  unlisted: readonly string[]
  /** Filled while compiling: routes lead to what stands in subnets that lead to tables. */
  routes: PrefixTable<Route>
}

export interface Peering {
  readonly id: string
  readonly node: Node
  readonly isActive: boolean
  readonly requester: Vpc | undefined
  readonly accepter: Vpc | undefined
}

export interface GatewayEndpoint {
  readonly id: string
  readonly node: Node
  readonly vpc: Vpc
  readonly serviceName: string
}

export interface Transit {
  readonly id: string
  readonly node: Node
  readonly groupReferences: boolean
  readonly attachments: TransitAttachment[]
}

export interface TransitAttachment {
  readonly id: string
  readonly type: 'vpc' | 'peering' | 'vpn' | 'directConnect' | 'connect' | 'unmodelled'
  readonly transit: Transit
  readonly vpc: Vpc | undefined
  readonly subnets: readonly Subnet[]
  readonly applianceMode: boolean
  readonly groupReferences: boolean
  readonly far: Node
  peer: TransitAttachment | undefined
  table: TransitTable | undefined
}

export interface TransitTable {
  readonly id: string
  readonly routes: PrefixTable<TransitRoute>
  /** Attachments that announce prefixes which the snapshot does not know. */
  readonly learnsFrom: TransitAttachment[]
}

export interface TransitRoute {
  readonly id: string
  readonly prefix: Prefix
  /** Absent: a black hole. */
  readonly attachment: TransitAttachment | undefined
  /** Next hop that the snapshot does not hold. */
  readonly unlisted: string | undefined
  readonly said: string
}

export interface Balancer {
  readonly id: string
  readonly terminates: boolean
  /** True: never reached from the internet, not even by a public IPv6 address. */
  readonly isInternal: boolean
  readonly listeners: readonly Listener[]
}

export interface Listener {
  readonly id: string
  readonly protocols: readonly number[]
  readonly l4Port: number
  /** False: the listener answers by itself. */
  readonly hasTargetGroups: boolean
  /** Whom each node may send to, by the id of the node. */
  readonly pools: ReadonlyMap<string, TargetPool>
}

/** Targets that a node may send to, by the family of what it receives. */
export interface TargetPool {
  readonly v4: readonly ReachedTarget[]
  readonly v6: readonly ReachedTarget[]
}

/** A target, at the address by which a node reaches it. */
export interface ReachedTarget {
  readonly target: BalancerTarget
  readonly address: Address
}

export interface BalancerTarget {
  readonly id: string
  /** Whom it means, as `vnic_a:443`. */
  readonly said: string
  readonly addresses: readonly Address[]
  readonly l4Port: number
  readonly zone: string | undefined
  readonly health: 'healthy' | 'unhealthy' | 'initial' | 'draining' | 'unused' | 'unavailable'
  readonly preservesClient: boolean
}

export interface ServiceFunction {
  readonly id: string
  readonly ingress: Interface
  readonly egress: Interface
  readonly isUp: boolean
}

export interface ChainHop {
  readonly functions: readonly ServiceFunction[]
  readonly failsOpen: boolean
}

export interface Classifier extends Match {
  readonly source: Prefix | undefined
  readonly sourceGroup: Members | undefined
  readonly destination: Prefix | undefined
}

export interface Chain {
  readonly id: string
  readonly priority: number
  readonly classifiers: readonly Classifier[]
  readonly hops: readonly ChainHop[]
  readonly isSymmetric: boolean
}

export interface Network {
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly publicAddresses: ReadonlyMap<Address, PublicAddress>
  /** What owns an address, by any id or name under which users know it. */
  readonly owners: ReadonlyMap<string, readonly Interface[]>
  readonly names: ReadonlyMap<string, readonly Interface[]>
  readonly publicById: ReadonlyMap<string, PublicAddress>
  readonly vpcsByName: ReadonlyMap<string, readonly Vpc[]>
  /** Functions by the vNIC through which packets enter them. */
  readonly functions: ReadonlyMap<Interface, ServiceFunction>
  readonly internet: Node
}

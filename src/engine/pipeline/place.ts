/**
 * Where a packet stands in the pipeline: the name of the next stage with what that stage needs.
 *
 * A place may carry the place after it (`then`), so that a stage such as an ACL serves every path
 * without knowing any.
 *
 * @module
 */
import type {
  Gateway,
  GatewayEndpoint,
  Interface,
  Node,
  Peering,
  RouteTable,
  ServiceFunction,
  Subnet,
  Transit,
  TransitAttachment,
  Vpc,
  VpnGateway,
} from '../compile/network.ts'

export type Place =
  | { readonly at: 'vnicState'; readonly interface: Interface }
  | { readonly at: 'portSecurity'; readonly interface: Interface }
  | { readonly at: 'platformService'; readonly interface: Interface }
  | {
      readonly at: 'policyEgress' | 'policyIngress'
      readonly interface: Interface
      readonly tier: 'platform' | 'admin'
      readonly onward: Place
    }
  | { readonly at: 'securityGroupEgress'; readonly interface: Interface; readonly onward: Place }
  | { readonly at: 'chainClassifier'; readonly interface: Interface }
  | {
      readonly at: 'serviceFunction'
      readonly fn: ServiceFunction | undefined
      readonly inward: Interface
      readonly onward: Place
    }
  | {
      readonly at: 'l2Lookup'
      readonly subnet: Subnet
      /** Absent: the packet comes from a transit gateway, whose interface has no address of its own. */
      readonly from: Interface | undefined
    }
  | { readonly at: 'networkAclOut'; readonly subnet: Subnet; readonly onward: Place }
  | { readonly at: 'networkAclIn'; readonly subnet: Subnet; readonly onward: Place }
  | {
      readonly at: 'routeLookup'
      readonly table: RouteTable | undefined
      readonly vpc: Vpc
      /** Subnet that the packet comes from; absent at a gateway route table. */
      readonly from: Subnet | undefined
    }
  | { readonly at: 'ttl'; readonly node: Node; readonly limitBytes: number; readonly onward: Place }
  | {
      readonly at: 'mtu'
      readonly node: Node
      readonly limitBytes: number
      /** True: nobody on this link can tell the sender. */
      readonly isSilent: boolean
      readonly onward: Place
    }
  | { readonly at: 'localDelivery'; readonly vpc: Vpc; readonly from: Subnet | undefined }
  | { readonly at: 'neighbourLookup'; readonly subnet: Subnet }
  | { readonly at: 'securityGroupIngress'; readonly interface: Interface; readonly onward: Place }
  | { readonly at: 'delivery'; readonly interface: Interface }
  | { readonly at: 'internetGateway'; readonly gateway: Gateway; readonly inward: boolean }
  | { readonly at: 'egressOnlyGateway'; readonly gateway: Gateway; readonly inward: boolean }
  /** `isOrigin`: the sender is a host out there, rather than one of ours that went out. */
  | { readonly at: 'internet'; readonly isOrigin: boolean }
  | { readonly at: 'natGateway'; readonly interface: Interface; readonly inward: boolean }
  | { readonly at: 'peering'; readonly peering: Peering; readonly from: Vpc }
  | {
      readonly at: 'transitGateway'
      readonly transit: Transit
      readonly attachment: TransitAttachment
    }
  | {
      readonly at: 'transitAttachment'
      readonly transit: Transit
      readonly vpc: Vpc
      readonly from: Subnet | undefined
    }
  | { readonly at: 'vpnGateway'; readonly gateway: VpnGateway }
  | { readonly at: 'loadBalancer'; readonly interface: Interface }
  | { readonly at: 'balancerReturn'; readonly from: Subnet; readonly balancer: Interface }
  /** `isOrigin`: the service answers, rather than being reached. */
  | {
      readonly at: 'serviceEndpoint'
      readonly endpoint: GatewayEndpoint | Interface
      readonly isOrigin: boolean
    }
  | { readonly at: 'unmodelled'; readonly node: Node; readonly said: string }

export type StageName = Place['at']

export type PlaceAt<N extends StageName> = Extract<Place, { readonly at: N }>

/** Into a subnet from outside it: its ACL stands at the border only. */
export const intoSubnet = (from: Subnet | undefined, to: Subnet, onward: Place): Place =>
  from === to ? onward : { at: 'networkAclIn', subnet: to, onward }

/** From one subnet to another: both ACLs. */
export const across = (from: Subnet, to: Subnet, onward: Place): Place =>
  from === to ? onward : { at: 'networkAclOut', subnet: from, onward: intoSubnet(from, to, onward) }

/** What happens to a packet that is addressed to the interface itself. */
export function arriveAt(target: Interface): Place {
  switch (target.role.kind) {
    case 'vnic':
      return ingress(target, { at: 'delivery', interface: target })
    case 'natGateway':
      return { at: 'natGateway', interface: target, inward: true }
    case 'loadBalancer':
      return ingress(target, { at: 'loadBalancer', interface: target })
    case 'serviceEndpoint':
      return target.role.inspects
        ? unmodelled(target, target.role.serviceName)
        : ingress(target, { at: 'serviceEndpoint', endpoint: target, isOrigin: false })
    case 'unmodelled':
      return unmodelled(target, target.role.type)
  }
}

/** What happens to a packet for somebody else whose route leads to the interface. */
export function handTo(target: Interface, fn: ServiceFunction | undefined): Place {
  switch (target.role.kind) {
    case 'vnic':
      return ingress(target, {
        at: 'serviceFunction',
        fn,
        inward: target,
        onward: leave(fn?.egress ?? target),
      })
    case 'natGateway':
      return { at: 'natGateway', interface: target, inward: false }
    case 'loadBalancer':
      return unmodelled(target, 'balancer as a next hop')
    case 'serviceEndpoint':
      return unmodelled(target, target.role.serviceName)
    case 'unmodelled':
      return unmodelled(target, target.role.type)
  }
}

/** Policies are around security groups; most VPCs have none. */
const ingress = (target: Interface, onward: Place): Place =>
  isRuled(target)
    ? { at: 'policyIngress', tier: 'platform', interface: target, onward }
    : { at: 'securityGroupIngress', interface: target, onward }

export const egress = (sender: Interface, onward: Place): Place =>
  isRuled(sender)
    ? { at: 'policyEgress', tier: 'platform', interface: sender, onward }
    : { at: 'securityGroupEgress', interface: sender, onward }

const isRuled = ({ role, subnet }: Interface): boolean =>
  role.kind === 'vnic' && role.filters && subnet.vpc.policies !== undefined

/** Out of an interface that forwards, into its own subnet. */
export const leave = (from: Interface): Place =>
  egress(from, { at: 'l2Lookup', subnet: from.subnet, from })

export const unmodelled = ({ node }: { readonly node: Node }, said: string): Place => ({
  at: 'unmodelled',
  node,
  said,
})

/**
 * Through functions one after the other. `isReturn`: against the grain, in by the egress side.
 * `first` leads from where the packet is to the first function; `finally` from the last one on.
 */
export function throughFunctions(
  functions: readonly ServiceFunction[],
  isReturn: boolean,
  first: (into: Subnet, onward: Place) => Place,
  last: (outOf: Interface) => Place,
): Place {
  const [fn, ...rest] = functions
  if (fn === undefined)
    return { at: 'unmodelled', node: NOWHERE, said: 'a chain without functions' }
  const [inward, outward] = isReturn ? [fn.egress, fn.ingress] : [fn.ingress, fn.egress]
  const onward =
    rest.length === 0
      ? last(outward)
      : throughFunctions(
          rest,
          isReturn,
          (into, onward) => across(outward.subnet, into, onward),
          last,
        )
  const passed = egress(outward, onward)
  const inside: Place = { at: 'serviceFunction', fn, inward, onward: passed }
  return first(inward.subnet, ingress(inward, inside))
}

const NOWHERE: Node = { id: 'nowhere', kind: 'unmodelled' }

/**
 * A network at one moment: everything the engine sees, and all it sees.
 *
 * The order of resources means nothing. References are ids; an id that leads nowhere is legal here
 * (imports are full of them) and makes what depends on it drop or answer `unknown`.
 *
 * @module
 */

import type { Classifier } from './kind/classifier.ts'
import type { DhcpOptions } from './kind/dhcp-options.ts'
import type { EgressOnlyGateway } from './kind/egress-only-gateway.ts'
import type { EndpointGroup } from './kind/endpoint-group.ts'
import type { Fabric } from './kind/fabric.ts'
import type { FloatingIp } from './kind/floating-ip.ts'
import type { InternetGateway } from './kind/internet-gateway.ts'
import type { Listener } from './kind/listener.ts'
import type { LoadBalancer } from './kind/load-balancer.ts'
import type { NatGateway } from './kind/nat-gateway.ts'
import type { NetworkAcl } from './kind/network-acl.ts'
import type { NetworkAclEntry } from './kind/network-acl-entry.ts'
import type { Peering } from './kind/peering.ts'
import type { Policy } from './kind/policy.ts'
import type { PolicyRule } from './kind/policy-rule.ts'
import type { PrefixList } from './kind/prefix-list.ts'
import type { QosPolicy } from './kind/qos-policy.ts'
import type { Route } from './kind/route.ts'
import type { RouteTable } from './kind/route-table.ts'
import type { SecurityGroup } from './kind/security-group.ts'
import type { SecurityGroupRule } from './kind/security-group-rule.ts'
import type { ServiceChain } from './kind/service-chain.ts'
import type { ServiceEndpoint } from './kind/service-endpoint.ts'
import type { ServiceFunction } from './kind/service-function.ts'
import type { ServiceFunctionGroup } from './kind/service-function-group.ts'
import type { Subnet } from './kind/subnet.ts'
import type { Target } from './kind/target.ts'
import type { TargetGroup } from './kind/target-group.ts'
import type { TransitGateway } from './kind/transit-gateway.ts'
import type { TransitGatewayAttachment } from './kind/transit-gateway-attachment.ts'
import type { TransitGatewayRoute } from './kind/transit-gateway-route.ts'
import type { TransitGatewayRouteTable } from './kind/transit-gateway-route-table.ts'
import type { UnmodelledElement } from './kind/unmodelled-element.ts'
import type { Vnic } from './kind/vnic.ts'
import type { Vpc } from './kind/vpc.ts'
import type { VpnGateway } from './kind/vpn-gateway.ts'

/** A further id by which the source of a snapshot knows a resource. */
export interface Alias {
  readonly id: string
  readonly of: string
}

export interface Snapshot {
  readonly fabrics: readonly Fabric[]
  readonly vpcs: readonly Vpc[]
  readonly subnets: readonly Subnet[]
  readonly vnics: readonly Vnic[]
  readonly routeTables: readonly RouteTable[]
  readonly routes: readonly Route[]
  readonly internetGateways: readonly InternetGateway[]
  readonly egressOnlyGateways: readonly EgressOnlyGateway[]
  readonly natGateways: readonly NatGateway[]
  readonly floatingIps: readonly FloatingIp[]
  readonly securityGroups: readonly SecurityGroup[]
  readonly securityGroupRules: readonly SecurityGroupRule[]
  readonly endpointGroups: readonly EndpointGroup[]
  readonly policies: readonly Policy[]
  readonly policyRules: readonly PolicyRule[]
  readonly networkAcls: readonly NetworkAcl[]
  readonly networkAclEntries: readonly NetworkAclEntry[]
  readonly peerings: readonly Peering[]
  readonly prefixLists: readonly PrefixList[]
  readonly transitGateways: readonly TransitGateway[]
  readonly transitGatewayAttachments: readonly TransitGatewayAttachment[]
  readonly transitGatewayRouteTables: readonly TransitGatewayRouteTable[]
  readonly transitGatewayRoutes: readonly TransitGatewayRoute[]
  readonly loadBalancers: readonly LoadBalancer[]
  readonly listeners: readonly Listener[]
  readonly targetGroups: readonly TargetGroup[]
  readonly targets: readonly Target[]
  readonly serviceEndpoints: readonly ServiceEndpoint[]
  readonly vpnGateways: readonly VpnGateway[]
  readonly serviceFunctions: readonly ServiceFunction[]
  readonly serviceFunctionGroups: readonly ServiceFunctionGroup[]
  readonly classifiers: readonly Classifier[]
  readonly serviceChains: readonly ServiceChain[]
  readonly dhcpOptions: readonly DhcpOptions[]
  readonly qosPolicies: readonly QosPolicy[]
  readonly unmodelledElements: readonly UnmodelledElement[]
  readonly aliases: readonly Alias[]
}

export const EMPTY_SNAPSHOT: Snapshot = {
  fabrics: [],
  vpcs: [],
  subnets: [],
  vnics: [],
  routeTables: [],
  routes: [],
  internetGateways: [],
  egressOnlyGateways: [],
  natGateways: [],
  floatingIps: [],
  securityGroups: [],
  securityGroupRules: [],
  endpointGroups: [],
  policies: [],
  policyRules: [],
  networkAcls: [],
  networkAclEntries: [],
  peerings: [],
  prefixLists: [],
  transitGateways: [],
  transitGatewayAttachments: [],
  transitGatewayRouteTables: [],
  transitGatewayRoutes: [],
  loadBalancers: [],
  listeners: [],
  targetGroups: [],
  targets: [],
  serviceEndpoints: [],
  vpnGateways: [],
  serviceFunctions: [],
  serviceFunctionGroups: [],
  classifiers: [],
  serviceChains: [],
  dhcpOptions: [],
  qosPolicies: [],
  unmodelledElements: [],
  aliases: [],
}

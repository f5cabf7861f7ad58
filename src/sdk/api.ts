// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { ClassifierOperations } from './kind/classifier.ts'
import type { DhcpOptionsOperations } from './kind/dhcp-options.ts'
import type { EgressOnlyGatewayOperations } from './kind/egress-only-gateway.ts'
import type { EndpointGroupOperations } from './kind/endpoint-group.ts'
import type { FabricOperations } from './kind/fabric.ts'
import type { FloatingIpOperations } from './kind/floating-ip.ts'
import type { InternetGatewayOperations } from './kind/internet-gateway.ts'
import type { ListenerOperations } from './kind/listener.ts'
import type { LoadBalancerOperations } from './kind/load-balancer.ts'
import type { NatGatewayOperations } from './kind/nat-gateway.ts'
import type { NetworkAclOperations } from './kind/network-acl.ts'
import type { NetworkAclEntryOperations } from './kind/network-acl-entry.ts'
import type { PeeringOperations } from './kind/peering.ts'
import type { PolicyOperations } from './kind/policy.ts'
import type { PolicyRuleOperations } from './kind/policy-rule.ts'
import type { PrefixListOperations } from './kind/prefix-list.ts'
import type { QosPolicyOperations } from './kind/qos-policy.ts'
import type { RouteOperations } from './kind/route.ts'
import type { RouteTableOperations } from './kind/route-table.ts'
import type { SecurityGroupOperations } from './kind/security-group.ts'
import type { SecurityGroupRuleOperations } from './kind/security-group-rule.ts'
import type { ServiceChainOperations } from './kind/service-chain.ts'
import type { ServiceEndpointOperations } from './kind/service-endpoint.ts'
import type { ServiceFunctionOperations } from './kind/service-function.ts'
import type { ServiceFunctionGroupOperations } from './kind/service-function-group.ts'
import type { SubnetOperations } from './kind/subnet.ts'
import type { TargetOperations } from './kind/target.ts'
import type { TargetGroupOperations } from './kind/target-group.ts'
import type { TransitGatewayOperations } from './kind/transit-gateway.ts'
import type { TransitGatewayAttachmentOperations } from './kind/transit-gateway-attachment.ts'
import type { TransitGatewayRouteOperations } from './kind/transit-gateway-route.ts'
import type { TransitGatewayRouteTableOperations } from './kind/transit-gateway-route-table.ts'
import type { UnmodelledElementOperations } from './kind/unmodelled-element.ts'
import type { VnicOperations } from './kind/vnic.ts'
import type { VpcOperations } from './kind/vpc.ts'
import type { VpnGatewayOperations } from './kind/vpn-gateway.ts'
import type { SpecialOperations } from './special.ts'

export type * from './kind/classifier.ts'
export type * from './kind/dhcp-options.ts'
export type * from './kind/egress-only-gateway.ts'
export type * from './kind/endpoint-group.ts'
export type * from './kind/fabric.ts'
export type * from './kind/floating-ip.ts'
export type * from './kind/internet-gateway.ts'
export type * from './kind/listener.ts'
export type * from './kind/load-balancer.ts'
export type * from './kind/nat-gateway.ts'
export type * from './kind/network-acl.ts'
export type * from './kind/network-acl-entry.ts'
export type * from './kind/peering.ts'
export type * from './kind/policy.ts'
export type * from './kind/policy-rule.ts'
export type * from './kind/prefix-list.ts'
export type * from './kind/qos-policy.ts'
export type * from './kind/route.ts'
export type * from './kind/route-table.ts'
export type * from './kind/security-group.ts'
export type * from './kind/security-group-rule.ts'
export type * from './kind/service-chain.ts'
export type * from './kind/service-endpoint.ts'
export type * from './kind/service-function.ts'
export type * from './kind/service-function-group.ts'
export type * from './kind/subnet.ts'
export type * from './kind/target.ts'
export type * from './kind/target-group.ts'
export type * from './kind/transit-gateway.ts'
export type * from './kind/transit-gateway-attachment.ts'
export type * from './kind/transit-gateway-route.ts'
export type * from './kind/transit-gateway-route-table.ts'
export type * from './kind/unmodelled-element.ts'
export type * from './kind/vnic.ts'
export type * from './kind/vpc.ts'
export type * from './kind/vpn-gateway.ts'

/** Every operation of the API. */
export interface Api
  extends FabricOperations,
    VpcOperations,
    SubnetOperations,
    VnicOperations,
    RouteTableOperations,
    RouteOperations,
    InternetGatewayOperations,
    EgressOnlyGatewayOperations,
    VpnGatewayOperations,
    NatGatewayOperations,
    LoadBalancerOperations,
    ListenerOperations,
    ServiceEndpointOperations,
    FloatingIpOperations,
    SecurityGroupOperations,
    SecurityGroupRuleOperations,
    EndpointGroupOperations,
    PolicyOperations,
    PolicyRuleOperations,
    NetworkAclOperations,
    NetworkAclEntryOperations,
    PeeringOperations,
    TransitGatewayOperations,
    TransitGatewayAttachmentOperations,
    TransitGatewayRouteTableOperations,
    TransitGatewayRouteOperations,
    PrefixListOperations,
    TargetGroupOperations,
    TargetOperations,
    ServiceFunctionOperations,
    ServiceFunctionGroupOperations,
    ClassifierOperations,
    ServiceChainOperations,
    DhcpOptionsOperations,
    QosPolicyOperations,
    UnmodelledElementOperations,
    SpecialOperations {}

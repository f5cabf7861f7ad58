/**
 * The list of resource kinds.
 *
 * `KINDS` is everything the model knows; `API_KINDS` is what tenants and operators can manage over
 * HTTP today.
 *
 * @module
 */

import { classifier } from './kind/classifier.ts'
import { dhcpOptions } from './kind/dhcp-options.ts'
import { egressOnlyGateway } from './kind/egress-only-gateway.ts'
import { endpointGroup } from './kind/endpoint-group.ts'
import { fabric } from './kind/fabric.ts'
import { floatingIp } from './kind/floating-ip.ts'
import { internetGateway } from './kind/internet-gateway.ts'
import { listener } from './kind/listener.ts'
import { loadBalancer } from './kind/load-balancer.ts'
import { natGateway } from './kind/nat-gateway.ts'
import { networkAcl } from './kind/network-acl.ts'
import { networkAclEntry } from './kind/network-acl-entry.ts'
import { peering } from './kind/peering.ts'
import { policy } from './kind/policy.ts'
import { policyRule } from './kind/policy-rule.ts'
import { prefixList } from './kind/prefix-list.ts'
import { qosPolicy } from './kind/qos-policy.ts'
import { route } from './kind/route.ts'
import { routeTable } from './kind/route-table.ts'
import { securityGroup } from './kind/security-group.ts'
import { securityGroupRule } from './kind/security-group-rule.ts'
import { serviceChain } from './kind/service-chain.ts'
import { serviceEndpoint } from './kind/service-endpoint.ts'
import { serviceFunction } from './kind/service-function.ts'
import { serviceFunctionGroup } from './kind/service-function-group.ts'
import { subnet } from './kind/subnet.ts'
import { target } from './kind/target.ts'
import { targetGroup } from './kind/target-group.ts'
import { transitGateway } from './kind/transit-gateway.ts'
import { transitGatewayAttachment } from './kind/transit-gateway-attachment.ts'
import { transitGatewayRoute } from './kind/transit-gateway-route.ts'
import { transitGatewayRouteTable } from './kind/transit-gateway-route-table.ts'
import { unmodelledElement } from './kind/unmodelled-element.ts'
import { vnic } from './kind/vnic.ts'
import { vpc } from './kind/vpc.ts'
import { vpnGateway } from './kind/vpn-gateway.ts'
import type { Kind } from './kind.ts'

export const API_KINDS: readonly Kind[] = [
  fabric,
  vpc,
  subnet,
  vnic,
  routeTable,
  route,
  internetGateway,
  egressOnlyGateway,
  vpnGateway,
  natGateway,
  loadBalancer,
  listener,
  serviceEndpoint,
  floatingIp,
  securityGroup,
  securityGroupRule,
  endpointGroup,
  policy,
  policyRule,
  networkAcl,
  networkAclEntry,
  peering,
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRouteTable,
  transitGatewayRoute,
  prefixList,
  targetGroup,
  target,
  serviceFunction,
  serviceFunctionGroup,
  classifier,
  serviceChain,
  dhcpOptions,
  qosPolicy,
  unmodelledElement,
]

export const KINDS: readonly Kind[] = API_KINDS

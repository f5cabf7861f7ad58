/**
 * More parts of small networks: transit gateways, VPN gateways, balancers, endpoints, service chains.
 *
 * @module
 */

import type { Classifier } from '../../src/model/kind/classifier.ts'
import type { Fabric } from '../../src/model/kind/fabric.ts'
import type { Listener } from '../../src/model/kind/listener.ts'
import type { LoadBalancer } from '../../src/model/kind/load-balancer.ts'
import type { Policy } from '../../src/model/kind/policy.ts'
import type { PolicyRule } from '../../src/model/kind/policy-rule.ts'
import type { ServiceChain } from '../../src/model/kind/service-chain.ts'
import type { ServiceEndpoint } from '../../src/model/kind/service-endpoint.ts'
import type { Target } from '../../src/model/kind/target.ts'
import type { TargetGroup } from '../../src/model/kind/target-group.ts'
import type { TransitGatewayAttachment } from '../../src/model/kind/transit-gateway-attachment.ts'
import type { UnmodelledElement } from '../../src/model/kind/unmodelled-element.ts'
import type { VpnGateway } from '../../src/model/kind/vpn-gateway.ts'
import { list, type Part, peer, type Routes, type Texts, traffic } from './network.ts'

export const transitGateway = (id: string, groupReferences = false): Part => ({
  transitGateways: [{ id, groupReferences }],
})

/** An attachment of a VPC, by its subnets, unless `more` says otherwise. */
export function attachment(
  id: string,
  transitGatewayId: string,
  more: Partial<TransitGatewayAttachment>,
): Part {
  const made: TransitGatewayAttachment = {
    id,
    transitGatewayId,
    type: 'vpc',
    subnetIds: [],
    applianceMode: false,
    groupReferences: false,
    ...more,
  }
  return { transitGatewayAttachments: [made] }
}

/** `routes` lead to attachments, or to `blackhole`; `from` are the attachments that propagate. */
export function transitTable(
  id: string,
  transitGatewayId: string,
  from: readonly string[],
  routes: Routes = {},
): Part {
  return {
    transitGatewayRouteTables: [{ id, transitGatewayId, propagatingAttachmentIds: from }],
    transitGatewayRoutes: Object.entries(routes).map(([to, attachmentId]) => ({
      id: `${id}>${to}`,
      transitGatewayRouteTableId: id,
      ...(to.startsWith('pl_') ? { destinationPrefixListId: to } : { destinationCidr: to }),
      ...(attachmentId === 'blackhole' ? {} : { attachmentId }),
    })),
  }
}

export const vpnGateway = (id: string, vpcId: string, more: Partial<VpnGateway> = {}): Part => ({
  vpnGateways: [{ id, vpcId, cidrs: [], learnsRoutes: false, ...more }],
})

/** Nodes are `{ subnet: address }`; the node in `sub_a` of `lb_1` is `lb_1@sub_a`. */
export function loadBalancer(
  id: string,
  nodes: Readonly<Record<string, Texts>>,
  more: Partial<LoadBalancer> = {},
): Part {
  const made: LoadBalancer = {
    id,
    vpcId: '',
    type: 'network',
    scheme: 'internetFacing',
    nodes: Object.entries(nodes).map(([subnetId, addresses]) => ({
      id: `${id}@${subnetId}`,
      subnetId,
      addresses: list(addresses),
    })),
    securityGroupIds: [],
    crossZone: false,
    ...more,
  }
  return { loadBalancers: [made] }
}

/** `traffic` is `tcp 443` or `tcp,udp 53`; groups are given with their weights, or without. */
export function listener(
  id: string,
  loadBalancerId: string,
  traffic: string,
  groups: string | Readonly<Record<string, number>>,
): Part {
  const [protocols = '', l4Port] = traffic.split(' ')
  const weights = typeof groups === 'string' ? { [groups]: 1 } : groups
  const targetGroups = Object.entries(weights).map(([targetGroupId, weight]) => ({
    targetGroupId,
    weight,
  }))
  return {
    listeners: [
      {
        id,
        vpcId: '',
        loadBalancerId,
        protocols: protocols.split(',') as Listener['protocols'],
        l4Port: Number(l4Port),
        targetGroups,
      },
    ],
  }
}

type GivenTarget = Pick<Target, 'vnicId' | 'address' | 'l4Port' | 'zone'> & Partial<Target>

/** The id of a target is whom it means: `t1:8443`. */
export function targetGroup(
  id: string,
  l4Port: number,
  targets: readonly GivenTarget[],
  more: Partial<TargetGroup> = {},
): Part {
  const made: TargetGroup = {
    id,
    vpcId: '',
    l4Port,
    preserveClientAddress: true,
    crossZone: 'inherit',
    ...more,
  }
  return {
    targetGroups: [made],
    targets: targets.map((target) => ({
      id: `${target.vnicId ?? target.address}:${target.l4Port ?? l4Port}`,
      vpcId: '',
      targetGroupId: id,
      health: 'healthy',
      ...target,
    })),
  }
}

export const serviceEndpoint = (
  id: string,
  vpcId: string,
  more: Partial<ServiceEndpoint>,
): Part => ({
  serviceEndpoints: [
    {
      id,
      vpcId,
      type: 'gateway',
      serviceName: 'storage',
      interfaces: [],
      securityGroupIds: [],
      ...more,
    },
  ],
})

/** A function that packets enter and leave by the same vNIC, unless `egressVnicId` is given. */
export const serviceFunction = (
  id: string,
  ingressVnicId: string,
  health: 'up' | 'down' = 'up',
  egressVnicId: string = ingressVnicId,
): Part => ({
  serviceFunctions: [{ id, vpcId: '', ingressVnicId, egressVnicId, health, weight: 1 }],
})

type GivenClassifier = Omit<Classifier, 'id' | 'vpcId'>

/**
 * Hops are lists of functions; all traffic is classified unless `more` says otherwise. The classifiers
 * of `sch_1` are `sch_1/classifier/1` and so on, the functions of its first hop `sch_1/hop/1`.
 */
export function serviceChain(
  id: string,
  vpcId: string,
  hops: readonly Texts[],
  more: Partial<ServiceChain> & {
    readonly onFailure?: 'open' | 'closed'
    readonly classifiers?: readonly GivenClassifier[]
  } = {},
): Part {
  const { onFailure = 'closed', classifiers = [{ protocol: 'any' }], ...rest } = more
  const sorted = classifiers.map((one, i) => ({ id: `${id}/classifier/${i + 1}`, vpcId, ...one }))
  const groups = hops.map((functions, i) => ({
    id: `${id}/hop/${i + 1}`,
    vpcId,
    serviceFunctionIds: list(functions),
  }))
  const made: ServiceChain = {
    id,
    vpcId,
    priority: 100,
    classifierIds: sorted.map((one) => one.id),
    hops: groups.map((group) => ({ serviceFunctionGroupId: group.id, onFailure })),
    symmetric: true,
    ...rest,
  }
  return { serviceChains: [made], classifiers: sorted, serviceFunctionGroups: groups }
}

/**
 * A policy of the admin tier, unless `more` says otherwise, with rules such as `ingress 100 deny tcp 22 0.0.0.0/0`; the id of that one in `pol_a` is
 * `pol_a/ingress/100`.
 */
export function policy(
  id: string,
  vpcId: string,
  rules: readonly string[],
  more: Partial<Policy> = {},
): Part {
  const made: Policy = {
    id,
    vpcId,
    tier: 'admin',
    appliesToEndpointGroupIds: [],
    appliesToSecurityGroupIds: [],
    ...more,
  }
  return {
    policies: [made],
    policyRules: rules.map((text) => {
      const [direction, priority, action, protocol = '', ...rest] = text.split(' ')
      return {
        id: `${id}/${direction}/${priority}`,
        vpcId,
        policyId: id,
        direction: direction === 'ingress' ? 'ingress' : 'egress',
        priority: Number(priority),
        action: action as PolicyRule['action'],
        ...traffic(protocol, rest.length > 1 ? rest[0] : undefined),
        ...peer(rest.at(-1) ?? ''),
      }
    }),
  }
}

export const fabric = (id: string, underlayMtuBytes: number, more: Partial<Fabric> = {}): Part => ({
  fabrics: [
    {
      id,
      encapsulation: 'vxlan',
      underlayFamily: 'ipv4',
      underlayMtuBytes,
      vniFirst: 4096,
      vniLast: 0xff_ffff,
      floatingIpCidrs: [],
      isDefault: false,
      ...more,
    },
  ],
})

export const unmodelled = (
  id: string,
  type: string,
  more: Partial<UnmodelledElement> = {},
): Part => ({
  unmodelledElements: [{ id, type, addresses: [], ...more }],
})

/**
 * The pipeline: every stage, in the order in which a packet between two subnets meets them, then the
 * borders. Gateways, balancers and middleboxes are interfaces in subnets; what leaves them enters the
 * pipeline again at `l2Lookup`.
 *
 * @module
 */
import { balancerReturn } from '../stage/balancer-return.ts'
import { chainClassifier } from '../stage/chain-classifier.ts'
import { delivery } from '../stage/delivery.ts'
import { egressOnlyGateway } from '../stage/egress-only-gateway.ts'
import { internet } from '../stage/internet.ts'
import { internetGateway } from '../stage/internet-gateway.ts'
import { l2Lookup } from '../stage/l2-lookup.ts'
import { loadBalancer } from '../stage/load-balancer.ts'
import { localDelivery } from '../stage/local-delivery.ts'
import { mtu } from '../stage/mtu.ts'
import { natGateway } from '../stage/nat-gateway.ts'
import { neighbourLookup } from '../stage/neighbour-lookup.ts'
import { networkAclIn } from '../stage/network-acl-in.ts'
import { networkAclOut } from '../stage/network-acl-out.ts'
import { peering } from '../stage/peering.ts'
import { platformService } from '../stage/platform-service.ts'
import { policyEgress } from '../stage/policy-egress.ts'
import { policyIngress } from '../stage/policy-ingress.ts'
import { portSecurity } from '../stage/port-security.ts'
import { routeLookup } from '../stage/route-lookup.ts'
import { securityGroupEgress } from '../stage/security-group-egress.ts'
import { securityGroupIngress } from '../stage/security-group-ingress.ts'
import { serviceEndpoint } from '../stage/service-endpoint.ts'
import { serviceFunction } from '../stage/service-function.ts'
import { transitAttachment } from '../stage/transit-attachment.ts'
import { transitGateway } from '../stage/transit-gateway.ts'
import { ttl } from '../stage/ttl.ts'
import { unmodelled } from '../stage/unmodelled.ts'
import { vnicState } from '../stage/vnic-state.ts'
import { vpnGateway } from '../stage/vpn-gateway.ts'
import type { Place, StageName } from './place.ts'
import type { Context, Flow, Move, Stage } from './stage.ts'

export const PIPELINE: { readonly [N in StageName]: Stage<N> } = {
  vnicState,
  portSecurity,
  platformService,
  policyEgress,
  securityGroupEgress,
  chainClassifier,
  serviceFunction,
  l2Lookup,
  networkAclOut,
  routeLookup,
  ttl,
  mtu,
  localDelivery,
  internetGateway,
  egressOnlyGateway,
  internet,
  natGateway,
  peering,
  transitAttachment,
  transitGateway,
  vpnGateway,
  loadBalancer,
  balancerReturn,
  serviceEndpoint,
  networkAclIn,
  neighbourLookup,
  policyIngress,
  securityGroupIngress,
  delivery,
  unmodelled,
}

/** One stage. The cast joins a place with the stage of its own name, which the table above guarantees. */
export function advance(place: Place, flow: Flow, context: Context): Move {
  const stage = PIPELINE[place.at] as Stage<StageName>
  return stage.step(place, flow, context)
}

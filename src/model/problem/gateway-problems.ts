/**
 * Refusals about borders, routers between VPCs, balancers and endpoints, and what hosts are told.
 *
 * @module
 */
import type { ProblemEntry } from './problem-entry.ts'

export const GATEWAY_PROBLEMS = {
  egress_only_gateway_exists: {
    status: 409,
    title: 'The VPC has an egress-only gateway',
    fix: 'Use the one in `conflict`.',
  },
  vpn_gateway_exists: {
    status: 409,
    title: 'The VPC has a VPN gateway',
    fix: 'Use the one in `conflict`.',
  },
  gateway_route_wrong: {
    status: 422,
    title: 'A gateway cannot follow the route',
    fix: 'In the table of a gateway, lead a whole block of the VPC or of a subnet to a vNIC or an inspection endpoint, or leave it local.',
  },
  transit_gateway_not_attached: {
    status: 422,
    title: 'The VPC is not attached to the transit gateway',
    fix: 'Attach the VPC to the gateway first.',
  },
  transit_gateway_differs: {
    status: 422,
    title: 'The two belong to different transit gateways',
    fix: 'Choose one of the same transit gateway.',
  },
  attachment_exists: {
    status: 409,
    title: 'The VPC is attached to the transit gateway',
    fix: 'Use the attachment in `conflict`, or change its subnets.',
  },
  attachment_member_wrong: {
    status: 422,
    title: 'An attachment of this type has no such member',
    fix: 'Leave it out, or choose the type that it belongs to.',
  },
  attachment_subnet_wrong: {
    status: 422,
    title: 'The attachment cannot have an interface in this subnet',
    fix: 'Name subnets of the attached VPC, one per zone.',
  },
  attachment_peer_wrong: {
    status: 422,
    title: 'The attachment cannot be the other side of this peering',
    fix: 'Name an attachment of type peering on another transit gateway that is nobody else’s other side.',
  },
  attachment_twice: {
    status: 422,
    title: 'An attachment stands in the list twice',
    fix: 'Keep one of the two.',
  },
  group_reference_stopped: {
    status: 422,
    title: 'The link between the two VPCs passes no group references',
    fix: 'Set `groupReferences` on the transit gateway and on both attachments, or name the peer by its prefix.',
  },
  // Balancers and endpoints.
  listener_protocol_wrong: {
    status: 422,
    title: 'The balancer does not listen for this protocol, or it is listed twice',
    fix: 'Write tcp for an application balancer; tcp, udp or both for a network balancer.',
  },
  listener_duplicate: {
    status: 409,
    title: 'The balancer listens at this port for this protocol',
    fix: 'Choose another port, or change the listener in `conflict`.',
  },
  target_group_twice: {
    status: 422,
    title: 'A target group stands in the list twice',
    fix: 'Keep one of the two and give it the weight of both.',
  },
  endpoint_member_wrong: {
    status: 422,
    title: 'An endpoint of this type has no such member',
    fix: 'Leave it out, or choose the type interface or inspection.',
  },
  // What hosts are told and given.
  server_address_wrong: {
    status: 422,
    title: 'No server can have this address, or it is listed twice',
    fix: 'Write each address of a host once.',
  },
  qos_bounds_reversed: {
    status: 422,
    title: 'The least is above the most',
    fix: 'Exchange them, or leave one out.',
  },
  dscp_mark_unknown: {
    status: 422,
    title: 'The DSCP is none that networks agree on',
    fix: 'Take one of those in the detail.',
  },
  // Locked default groups.
  default_group_locked: {
    status: 409,
    title: 'The default security group of the VPC is locked',
    fix: 'Write the rule into a group of your own, and name that group at the vNICs.',
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>

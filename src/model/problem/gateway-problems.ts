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

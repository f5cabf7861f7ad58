/**
 * Why a packet went no further: the stable codes, with what causes each, how to check it and how to
 * mend it.
 *
 * `continuable`: with `explain: all` the tracer goes on as if the packet had passed. `terminal`:
 * there is nowhere to go on from. `unknown`: the model cannot say. `note`: nothing was refused.
 *
 * @module
 */
export interface Reason {
  readonly effect: 'continuable' | 'terminal' | 'unknown' | 'note'
  readonly cause: string
  readonly check: string
  readonly fix: string
}

export const REASONS = {
  VNIC_ADMIN_DOWN: {
    effect: 'continuable',
    cause: 'The vNIC, or the machine that it belongs to, is switched off.',
    check: 'Look at `adminState` of the vNIC, or at the state of the instance.',
    fix: 'Set `adminState` to `up`, or start the machine.',
  },
  VNIC_SECURITY_IP: {
    effect: 'continuable',
    cause: 'The vNIC sends from an address that it does not own.',
    check: 'Compare the source address with `addresses` and `allowedAddressPairs` of the vNIC.',
    fix: 'Add an allowed address pair, or switch `sourceDestinationCheck` off if the machine is a router.',
  },
  NOT_A_FORWARDER: {
    effect: 'terminal',
    cause: 'The packet is handed to a vNIC that accepts only packets to its own addresses.',
    check: 'Look at `sourceDestinationCheck` of the vNIC that is the next hop.',
    fix: 'Switch `sourceDestinationCheck` off on the appliance, or route elsewhere.',
  },
  MARTIAN_ADDRESS: {
    effect: 'terminal',
    cause:
      'The destination cannot be routed where the packet is: a private, link-local or multicast address.',
    check: 'Look at the destination, and at whether it should have been translated before.',
    fix: 'Use the address by which the destination is known on this side.',
  },
  UNKNOWN_DESTINATION: {
    effect: 'terminal',
    cause: 'The packet reaches the network of the destination, and nobody there has the address.',
    check: 'List the vNICs of the subnet; look for a typing error or for a released address.',
    fix: 'Use an address that is in use, or create the vNIC.',
  },
  NO_ROUTE: {
    effect: 'terminal',
    cause: 'No route of the table covers the destination.',
    check: 'List the routes of the table that the step names.',
    fix: 'Add a route for the destination.',
  },
  ROUTE_BLACKHOLE: {
    effect: 'terminal',
    cause: 'The best route leads to something that is gone, or says drop.',
    check: 'Look at the target of the route that the step names.',
    fix: 'Point the route at something that exists, or remove it so that the next best one serves.',
  },
  ROUTING_LOOP: {
    effect: 'terminal',
    cause: 'The packet came back to where it had been, unchanged.',
    check: 'Follow the repeated hops of the trace.',
    fix: 'Change one of the routes that send the packet back.',
  },
  TTL_EXCEEDED: {
    effect: 'terminal',
    cause: 'The packet passed more routers than its TTL allows.',
    check: 'Compare the TTL of the question with the number of routers in the trace.',
    fix: 'Send with a larger TTL.',
  },
  SG_EGRESS_NO_RULE: {
    effect: 'continuable',
    cause: 'No egress rule of the security groups of the sender allows the packet.',
    check: 'List the egress rules of the groups that the step names.',
    fix: 'Add an egress rule for the protocol, port and destination.',
  },
  SG_INGRESS_NO_RULE: {
    effect: 'continuable',
    cause: 'No ingress rule of the security groups of the receiver allows the packet.',
    check: 'List the ingress rules of the groups that the step names.',
    fix: 'Add an ingress rule for the protocol, port and source.',
  },
  SG_REFERENCE_LOST_BEHIND_MIDDLEBOX: {
    effect: 'continuable',
    cause:
      'A rule refers to the security group of the sender, and a translation, balancer or middlebox on the way hides the sender.',
    check: 'Compare the source address at the receiver with the one at the sender.',
    fix: 'Allow the address that is seen at the receiver, or keep the middlebox out of the path.',
  },
  SG_REFERENCE_OUT_OF_REACH: {
    effect: 'continuable',
    cause:
      'A rule refers to the security group of the sender, but group references do not work over this path.',
    check:
      'Look at whether the path crosses a region, or a transit gateway without `groupReferences`.',
    fix: 'Allow the prefix of the sender, or switch group references on for the transit gateway and both attachments.',
  },
  POLICY_DENY: {
    effect: 'continuable',
    cause: 'A rule of a policy denies the packet, whatever the security groups say.',
    check:
      'Look at the rule that the step names, and at the rules of its tier with lower priorities.',
    fix: 'Add a rule with a lower priority that allows the traffic or passes it on, or change the rule.',
  },
  POLICY_REJECT: {
    effect: 'continuable',
    cause:
      'A rule of a policy rejects the packet: it is dropped, and the sender gets a TCP reset or an ICMP unreachable.',
    check:
      'Look at the rule that the step names, and at the rules of its tier with lower priorities.',
    fix: 'Add a rule with a lower priority that allows the traffic or passes it on, or change the rule.',
  },
  BASELINE_DENY: {
    effect: 'continuable',
    cause:
      'The vNIC has no security group, no rule of the baseline tier matches, and its VPC denies by default.',
    check: 'Look at `securityGroupIds` of the vNIC and `baselineDefault` of the VPC.',
    fix: 'Put the vNIC into a group that allows the traffic.',
  },
  ACL_DENY_OUT: {
    effect: 'continuable',
    cause: 'The network ACL denies the packet on its way out of the subnet.',
    check: 'List the egress entries of the ACL; the lowest matching number decides.',
    fix: 'Add an allow entry with a lower number.',
  },
  ACL_DENY_IN: {
    effect: 'continuable',
    cause: 'The network ACL denies the packet on its way into the subnet.',
    check: 'List the ingress entries of the ACL; the lowest matching number decides.',
    fix: 'Add an allow entry with a lower number.',
  },
  RETURN_BLOCKED_BY_ACL: {
    effect: 'continuable',
    cause:
      'A network ACL denies the reply; ACLs keep no state, so replies need entries of their own.',
    check: 'Look for an entry that covers the ephemeral ports of the client.',
    fix: 'Allow the port range 1024-65535 towards the client.',
  },
  RETURN_ROUTE_MISSING: {
    effect: 'terminal',
    cause: 'The reply finds no route back to the sender.',
    check: 'List the routes of the table that the step of the reply names.',
    fix: 'Add a route for the prefix of the sender on the side of the receiver.',
  },
  ASYMMETRIC_PATH: {
    effect: 'terminal',
    cause:
      'The reply arrives under other addresses than the request was sent to, or at somebody else.',
    check: 'Compare the translations of request and reply in the trace.',
    fix: 'Route the reply through the element that translated the request.',
  },
  NO_PUBLIC_ADDRESS: {
    effect: 'terminal',
    cause: 'An IPv4 packet leaves by the internet gateway and its source has no public address.',
    check: 'Look for a floating IP of the source.',
    fix: 'Give the source a floating IP, or route it through a NAT gateway.',
  },
  EGRESS_ONLY: {
    effect: 'continuable',
    cause: 'A packet from the internet meets an egress-only gateway, which lets in replies only.',
    check: 'Look at the routes of the subnet for IPv6.',
    fix: 'Use an internet gateway if the host is to be reached from outside.',
  },
  PRIVATE_NAT_TO_INTERNET: {
    effect: 'terminal',
    cause: 'A private NAT gateway sends to an internet gateway; its address has no public one.',
    check: 'Look at `connectivity` of the NAT gateway.',
    fix: 'Use a public NAT gateway with a floating IP.',
  },
  NAT_PROTOCOL_UNSUPPORTED: {
    effect: 'terminal',
    cause: 'A NAT gateway translates TCP, UDP and ICMP only.',
    check: 'Look at the protocol of the packet.',
    fix: 'Give the source a floating IP of its own, or tunnel in UDP.',
  },
  NAT_NO_SESSION: {
    effect: 'terminal',
    cause: 'A packet meets a NAT gateway that has no session for it.',
    check: 'Look at whether the request passed the same NAT gateway.',
    fix: 'NAT gateways are never reached from outside; use a floating IP or a balancer.',
  },
  PEERING_NOT_ACTIVE: {
    effect: 'terminal',
    cause: 'The peering was not accepted, or is gone.',
    check: 'Look at `state` of the peering.',
    fix: 'Accept the peering.',
  },
  PEERING_NOT_TRANSITIVE: {
    effect: 'terminal',
    cause: 'A peering carries only packets between addresses of its two VPCs.',
    check: 'Compare source and destination with the blocks of the two VPCs.',
    fix: 'Peer the two ends directly, or use a transit gateway.',
  },
  EDGE_TO_EDGE_FORBIDDEN: {
    effect: 'terminal',
    cause:
      'A packet that entered a VPC by one border (a gateway, a transit gateway) is to leave it by a peering.',
    check: 'Compare the source with the blocks of the VPC that the peering starts from.',
    fix: 'Connect the two ends directly, or put a router of your own between the borders.',
  },
  TRANSIT_NOT_ATTACHED: {
    effect: 'terminal',
    cause: 'The VPC has no attachment to the transit gateway that the route names.',
    check: 'List the attachments of the transit gateway.',
    fix: 'Attach the VPC.',
  },
  TRANSIT_NO_ATTACHMENT_IN_ZONE: {
    effect: 'terminal',
    cause: 'The attachment of the VPC has no interface in the zone of the sender.',
    check: 'Compare the zone of the subnet with the zones of the subnets of the attachment.',
    fix: 'Add a subnet of that zone to the attachment.',
  },
  TRANSIT_NOT_ASSOCIATED: {
    effect: 'terminal',
    cause: 'The attachment is associated with no route table of the transit gateway.',
    check: 'Look at `routeTableId` of the attachment.',
    fix: 'Associate the attachment with a route table.',
  },
  TRANSIT_NOT_PROPAGATED: {
    effect: 'terminal',
    cause:
      'An attachment of the transit gateway leads to the destination, but the route table that is asked does not know it.',
    check: 'List the static routes of the table and the attachments that propagate into it.',
    fix: 'Propagate the attachment of the destination into the table, or add a static route.',
  },
  LB_NO_LISTENER: {
    effect: 'terminal',
    cause: 'The balancer does not listen for this protocol and port.',
    check: 'List the listeners of the balancer.',
    fix: 'Add a listener, or use a port that has one.',
  },
  LB_NO_HEALTHY_TARGET: {
    effect: 'terminal',
    cause: 'No registered target can serve the connection from the zone of this node.',
    check: 'Look at targets, their health, their zones, and whether cross-zone balancing is on.',
    fix: 'Register a healthy target in this zone, or switch cross-zone balancing on.',
  },
  LB_HAIRPIN: {
    effect: 'terminal',
    cause:
      'The chosen target is the client itself, and the balancer preserves the address of the client.',
    check: 'Look at whether the client is a target of the balancer.',
    fix: 'Switch preservation of the client address off, or use several targets.',
  },
  CHAIN_HOP_DOWN_CLOSED: {
    effect: 'continuable',
    cause: 'No function of a hop of the service chain is up, and the hop fails closed.',
    check: 'Look at `health` of the functions of the hop.',
    fix: 'Bring a function up, or let the hop fail open.',
  },
  CHAIN_HOP_BYPASSED_OPEN: {
    effect: 'note',
    cause:
      'No function of a hop of the service chain is up, and the hop fails open: traffic passes unseen.',
    check: 'Look at `health` of the functions of the hop.',
    fix: 'Bring a function up.',
  },
  MTU_FRAGMENTED: {
    effect: 'note',
    cause:
      'The packet does not fit the link and is split; this costs speed and some hosts drop fragments.',
    check: 'Compare the size with the limit that the step names.',
    fix: 'Send smaller packets.',
  },
  MTU_EXCEEDED: {
    effect: 'continuable',
    cause:
      'The packet does not fit the link and may not be split; the router tells the sender the size that fits.',
    check: 'Compare the size with the limit that the step names.',
    fix: 'Send smaller packets, or let path MTU discovery work.',
  },
  MTU_BLACK_HOLE: {
    effect: 'continuable',
    cause:
      'The packet does not fit a link that cannot say so: a frame inside a subnet, or a tunnel.',
    check: 'Compare the MTU of the sender with the MTU of the subnet.',
    fix: 'Lower the MTU of the guest.',
  },
  UNKNOWN_UNSUPPORTED: {
    effect: 'unknown',
    cause:
      'The path goes through something whose behaviour is not in the model: an appliance, a VPN, a firewall endpoint.',
    check: 'Ask the element that the step names.',
    fix: 'Declare an appliance as a service function if it forwards what it accepts.',
  },
  BUDGET_EXCEEDED: {
    effect: 'unknown',
    cause: 'The question has more branches, or more hops, than one answer may explore.',
    check: 'Look at the balancers and transit gateways on the path.',
    fix: 'Ask for one branch at a time.',
  },
} as const satisfies Readonly<Record<string, Reason>>

export type ReasonCode = keyof typeof REASONS

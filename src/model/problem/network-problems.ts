/**
 * Refusals that only a network can have: what a write would contradict.
 *
 * @module
 */
import type { ProblemEntry } from './problem-entry.ts'

export const NETWORK_PROBLEMS = {
  // Address blocks.
  cidr_overlap: {
    status: 409,
    title: 'Two address blocks overlap',
    fix: 'Choose a block that is free; the rival is in `conflict`.',
  },
  cidr_reserved: {
    status: 422,
    title: 'The block has a meaning of its own on every network',
    fix: 'Choose another block; multicast, loopback and link-local addresses serve nobody here.',
  },
  subnet_outside_vpc: {
    status: 422,
    title: 'The block lies outside the blocks of its VPC',
    fix: 'Choose a block inside one of the blocks in the detail, or add one to the VPC.',
  },
  subnet_too_small: {
    status: 422,
    title: 'The block has no room for a vNIC',
    fix: 'Choose a block of at least eight addresses; five are reserved.',
  },
  family_wrong: {
    status: 422,
    title: 'The value is of the wrong address family',
    fix: 'Write one of the family that the detail names.',
  },
  // Allocation.
  address_outside_subnet: {
    status: 422,
    title: 'The address lies outside the subnet',
    fix: 'Choose an address inside the block in the detail, or leave it out.',
  },
  address_reserved: {
    status: 422,
    title: 'The address is reserved by the subnet',
    fix: 'The first four addresses and the last of a block are reserved; choose another, or leave it out.',
  },
  address_taken: {
    status: 409,
    title: 'The address is in use, or was until a moment ago',
    fix: 'Choose another, or leave it out.',
  },
  subnet_exhausted: {
    status: 409,
    title: 'The subnet has no free address',
    fix: 'Delete vNICs, or create a further subnet.',
  },
  address_contention: {
    status: 409,
    title: 'Others kept taking the addresses that were chosen',
    fix: 'Repeat the request.',
    retryable: true,
  },
  mac_taken: {
    status: 409,
    title: 'The MAC address is in use in the VPC',
    fix: 'Choose another, or leave it out.',
  },
  vni_taken: {
    status: 409,
    title: 'The VNI is in use on the fabric, or was until lately',
    fix: 'Choose another, or leave it out.',
  },
  vni_exhausted: {
    status: 409,
    title: 'The fabric has no free VNI',
    fix: 'The operator widens the range of the fabric.',
  },
  vni_contention: {
    status: 409,
    title: 'The VNIs that were chosen were all taken',
    fix: 'Repeat the request.',
    retryable: true,
  },
  vni_range_reversed: {
    status: 422,
    title: 'The first VNI of the fabric is above the last',
    fix: 'Exchange them.',
  },
  floating_ip_outside_fabric: {
    status: 422,
    title: 'The address is not one that the fabric hands out',
    fix: 'Choose one inside the blocks in the detail, or leave it out.',
  },
  floating_ip_exhausted: {
    status: 409,
    title: 'The fabric has no free public address',
    fix: 'The operator adds a block to the fabric.',
  },
  floating_ip_contention: {
    status: 409,
    title: 'The public addresses that were chosen were all taken',
    fix: 'Repeat the request.',
    retryable: true,
  },
  private_address_foreign: {
    status: 422,
    title: 'The target does not own the private address',
    fix: 'Choose an address of the target, or leave it out.',
  },
  private_address_taken: {
    status: 409,
    title: 'Another floating IP leads to the private address',
    fix: 'Remove the other one first; it is in `conflict`.',
  },
  // Traffic.
  protocol_unknown: {
    status: 422,
    title: 'The protocol is neither a known name nor a number',
    fix: 'Write a name such as tcp, a number from 0 to 255, or any.',
  },
  l4_ports_not_applicable: {
    status: 422,
    title: 'The protocol has no ports',
    fix: 'Leave `l4Ports` out, or choose tcp, udp or sctp.',
  },
  l4_ports_reversed: {
    status: 422,
    title: 'The first port is above the last',
    fix: 'Exchange them.',
  },
  icmp_not_applicable: {
    status: 422,
    title: 'ICMP type or code stand at another protocol',
    fix: 'Leave them out, or choose icmp or icmpv6.',
  },
  icmp_code_without_type: {
    status: 422,
    title: 'An ICMP code needs a type',
    fix: 'Add `icmpType`.',
  },
  peer_not_one: {
    status: 422,
    title: 'A rule has exactly one peer',
    fix: 'Keep one of `peerCidr`, `peerSecurityGroupId`, `peerPrefixListId` and `peerEndpointGroupId`.',
  },
  rule_duplicate: {
    status: 409,
    title: 'The group has a rule that lets the same through',
    fix: 'Use the rule in `conflict`, or change what this one says.',
  },
  entry_number_taken: {
    status: 409,
    title: 'Another entry has the number in this direction',
    fix: 'Choose another number; the rival is in `conflict`.',
  },
  entry_duplicate: {
    status: 422,
    title: 'A block stands in the prefix list twice',
    fix: 'Keep one of the two entries.',
  },
  max_entries_too_small: {
    status: 422,
    title: 'The list holds more entries than it has room for',
    fix: 'Raise `maxEntries`, or take entries out.',
  },
  // Routes, gateways, chains.
  destination_not_one: {
    status: 422,
    title: 'A route has exactly one destination',
    fix: 'Keep one of `destinationCidr` and `destinationPrefixListId`.',
  },
  route_duplicate: {
    status: 409,
    title: 'The table has a route for this destination',
    fix: 'Change the other route; it is in `conflict`.',
  },
  route_target_wrong: {
    status: 422,
    title: 'The target of the route cannot be used here',
    fix: 'Choose a target that the detail names.',
  },
  target_not_one: {
    status: 422,
    title: 'A target is a vNIC or an address',
    fix: 'Keep one of `vnicId` and `address`.',
  },
  zone_not_applicable: {
    status: 422,
    title: 'A vNIC has the zone of its subnet',
    fix: 'Leave `zone` out, or name the target by its address.',
  },
  target_duplicate: {
    status: 409,
    title: 'The group has this target',
    fix: 'Use the one in `conflict`, or another port.',
  },
  internet_gateway_exists: {
    status: 409,
    title: 'The VPC has an internet gateway',
    fix: 'Use the one in `conflict`.',
  },
  peering_exists: {
    status: 409,
    title: 'The two VPCs are peered',
    fix: 'Use the peering in `conflict`.',
  },
  peering_with_itself: {
    status: 422,
    title: 'A VPC cannot be peered with itself',
    fix: 'Choose another VPC.',
  },
  classifier_taken: {
    status: 409,
    title: 'The classifier serves another chain',
    fix: 'Make a classifier of its own, or take it out of the chain in `conflict`.',
  },
  priority_taken: {
    status: 409,
    title: 'Another one beside it has the priority',
    fix: 'Choose another priority; the rival is in `conflict`.',
  },
  fabric_kept: {
    status: 409,
    title: 'The fabric cannot be deleted',
    fix: 'The default fabric stays, and so does one that has carried a VPC.',
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>

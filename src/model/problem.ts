/**
 * Every way in which a request can be refused, in one table.
 *
 * The key is the wire's `code` and the anchor of its documentation. Codes are never renamed and
 * never reused; a retired code stays here, marked, so that it cannot come back with another meaning.
 * `retryable`: the same request may succeed later without anybody changing anything.
 *
 * @module
 */
interface Entry {
  readonly status: number
  readonly title: string
  /** What the caller can do about it. */
  readonly fix: string
  readonly retryable?: true
}

export const PROBLEMS = {
  // The question of a trace.
  endpoint_unknown: {
    status: 422,
    title: 'Nothing in the network has this id, name or address',
    fix: 'Ask with an id, a name or an address that the network has; list the vNICs to see them.',
  },
  endpoint_ambiguous: {
    status: 422,
    title: 'Several things have this name or address',
    fix: 'Ask with one of the ids in the answer, or write VPC/ADDRESS.',
  },
  endpoint_without_address: {
    status: 422,
    title: 'This resource owns no address of that family',
    fix: 'Ask for the other family, or for something that owns an address.',
  },
  family_mismatch: {
    status: 422,
    title: 'The two ends share no address family',
    fix: 'Ask between ends of one family.',
  },
  question_invalid: {
    status: 422,
    title: 'The question contradicts itself',
    fix: 'Leave out the member that the detail names, or change it.',
  },
  // The request as such.
  body_malformed: {
    status: 400,
    title: 'The body is not JSON',
    fix: 'Send one JSON object in UTF-8.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is larger than 1 MiB',
    fix: 'Split the request.',
  },
  media_type_unsupported: {
    status: 415,
    title: 'The body has another media type',
    fix: 'Send application/json; for PATCH application/merge-patch+json does as well. Do not compress.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The path does not know this method',
    fix: 'Use one of the methods in the Allow header.',
  },
  not_found: {
    status: 404,
    title: 'Nothing is there',
    fix: 'Look at the id and at the path; what belongs to another tenant is not there either.',
  },
  parameter_unknown: {
    status: 400,
    title: 'The query has a parameter that is not known',
    fix: 'Leave it out, or take the one that is suggested.',
  },
  parameter_invalid: {
    status: 400,
    title: 'A query parameter has a value that cannot be read',
    fix: 'Write it as the detail says.',
  },
  page_token_mismatch: {
    status: 400,
    title: 'The page token belongs to another list',
    fix: 'Repeat the parameters of the first page, or start again without a token.',
  },
  header_invalid: {
    status: 400,
    title: 'A request header cannot be read',
    fix: 'Write it as the detail says.',
  },
  revision_moved: {
    status: 412,
    title: 'The resource is not at the revision that If-Match names',
    fix: 'Read it again, look at what changed, and repeat the write with the new ETag.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    fix: 'Use a fresh key for each request that is meant to have an effect of its own.',
  },
  // Who asks.
  token_missing: {
    status: 401,
    title: 'The request carries no bearer token',
    fix: 'Send `Authorization: Bearer TOKEN`.',
  },
  token_invalid: {
    status: 401,
    title: 'The token is not accepted',
    fix: 'Get a fresh token from the issuer for this audience.',
  },
  scope_missing: {
    status: 403,
    title: 'The token lacks a scope',
    fix: 'Ask for a token with the scope that the detail names.',
  },
  // Our own side.
  configuration_invalid: {
    status: 503,
    title: 'The service is not configured',
    fix: 'The operator sets what /readyz names.',
  },
  store_unavailable: {
    status: 503,
    title: 'The store does not answer',
    fix: 'Repeat after the seconds in Retry-After; repeat a write with its Idempotency-Key.',
    retryable: true,
  },
  store_corrupt: {
    status: 500,
    title: 'What is stored does not add up',
    fix: 'Tell the operator the request id; nothing was changed.',
  },
  internal_error: {
    status: 500,
    title: 'We made a mistake',
    fix: 'Tell the operator the request id.',
  },
  // Values.
  invalid_fields: {
    status: 422,
    title: 'Some fields are wrong',
    fix: 'Each is named in `errors`.',
  },
  unknown_field: {
    status: 422,
    title: 'There is no such field',
    fix: 'Take the field that is suggested, or leave it out.',
  },
  missing_field: { status: 422, title: 'A field is missing', fix: 'Add it.' },
  wrong_type: {
    status: 422,
    title: 'A field holds another type of value',
    fix: 'Write the type that the detail names.',
  },
  out_of_range: {
    status: 422,
    title: 'A number is out of its bounds',
    fix: 'Choose a number between the bounds in the detail.',
  },
  vni_out_of_range: {
    status: 422,
    title: 'The VNI is out of the range that the fabric hands out',
    fix: 'Choose one between the bounds in the detail, or leave it out.',
  },
  too_long: {
    status: 422,
    title: 'A text is too long',
    fix: 'Shorten it to the length in the detail.',
  },
  too_few_items: { status: 422, title: 'A list has too few items', fix: 'Add items.' },
  too_many_items: { status: 422, title: 'A list has too many items', fix: 'Remove items.' },
  pattern_mismatch: {
    status: 422,
    title: 'A text does not have its form',
    fix: 'Write it in the form that the detail names.',
  },
  not_one_of: {
    status: 422,
    title: 'The value is none of those that are known',
    fix: 'Take one of the values in the detail.',
  },
  read_only_field: {
    status: 422,
    title: 'The field is decided by the server',
    fix: 'Leave it out.',
  },
  immutable_field: {
    status: 422,
    title: 'The field cannot change after creation',
    fix: 'Leave it out, or delete the resource and create another.',
  },
  contradicts_path: {
    status: 422,
    title: 'The body names another parent than the path',
    fix: 'Leave the field out; the path decides.',
  },
  prefix_malformed: {
    status: 422,
    title: 'The text is not a prefix',
    fix: 'Write ADDRESS/LENGTH, as in 10.0.0.0/16 or 2001:db8::/56.',
  },
  prefix_host_bits: {
    status: 422,
    title: 'The prefix has host bits set',
    fix: 'Write the network that is suggested.',
  },
  address_malformed: {
    status: 422,
    title: 'The text is not an address',
    fix: 'Write it as in 10.0.0.10 or 2001:db8::10.',
  },
  mac_malformed: {
    status: 422,
    title: 'The text is not a MAC address',
    fix: 'Write six octets, as in 02:00:00:00:00:10.',
  },
  mac_not_unicast: {
    status: 422,
    title: 'The MAC address is a group address',
    fix: 'Choose one whose first octet is even.',
  },
  name_reserved: {
    status: 422,
    title: 'The name means something else in questions',
    fix: 'Choose another name.',
  },
  // References.
  reference_malformed: {
    status: 422,
    title: 'The text is not the id of such a resource',
    fix: 'Write an id with the prefix that the detail names.',
  },
  reference_dangling: {
    status: 422,
    title: 'A reference leads nowhere',
    fix: 'Create the resource first, in this VPC, or refer to one that exists.',
  },
  in_use: {
    status: 409,
    title: 'Others depend on the resource',
    fix: 'Delete or change what `blocking` names, children before parents.',
  },
  name_taken: {
    status: 409,
    title: 'Another resource of this kind has the name',
    fix: 'Choose another name, or rename the one in `conflict`.',
  },
  quota_exceeded: {
    status: 409,
    title: 'The limit of resources of this kind is reached',
    fix: 'Delete what is not needed; the limit is in `limit`.',
  },
  change_too_large: {
    status: 409,
    title: 'The change does not fit into one transaction',
    fix: 'Delete children first, in several requests.',
  },
  write_contention: {
    status: 409,
    title: 'Others kept changing the same network',
    fix: 'Repeat the request after the seconds in Retry-After.',
    retryable: true,
  },
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
    fix: 'Keep one of `peerCidr`, `peerSecurityGroupId` and `peerPrefixListId`.',
  },
  entry_number_taken: {
    status: 409,
    title: 'Another entry has the number in this direction',
    fix: 'Choose another number; the rival is in `conflict`.',
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
  priority_taken: {
    status: 409,
    title: 'Another chain of the VPC has the priority',
    fix: 'Choose another priority; the rival is in `conflict`.',
  },
  fabric_kept: {
    status: 409,
    title: 'The fabric cannot be deleted',
    fix: 'The default fabric stays, and so does one that has carried a VPC.',
  },
} as const satisfies Readonly<Record<string, Entry>>

export type ProblemCode = keyof typeof PROBLEMS

/** One wrong member of a request. */
export interface FieldProblem {
  /** JSON pointer (RFC 6901) into the body. */
  readonly pointer?: string
  readonly parameter?: string
  readonly header?: string
  readonly code: string
  readonly detail: string
  readonly value?: unknown
  readonly suggestion?: unknown
}

/** A dependent that keeps something from being deleted. */
export interface Blocking {
  readonly kind: string
  readonly id: string
  readonly name?: string
  /** Field by which it depends. */
  readonly relation: string
}

export interface Problem {
  readonly code: ProblemCode
  /** One sentence for the tenant: which of their resources, which value, what would be accepted. */
  readonly detail: string
  readonly errors?: readonly FieldProblem[]
  readonly blocking?: readonly Blocking[]
  /** Members of the answer that belong to this code alone, such as `limit`, `conflict`, `suggestions`. */
  readonly more?: Readonly<Record<string, unknown>>
}

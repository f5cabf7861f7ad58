/**
 * Refusals of single values, and of questions. As `errors[].code` several come at once.
 *
 * @module
 */
import type { ProblemEntry } from './problem-entry.ts'

export const VALUE_PROBLEMS = {
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
  not_with_protocol: {
    status: 422,
    title: 'The member does not go with the protocol',
    fix: 'Leave it out, or ask for a protocol that has it.',
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
  selector_not_one: {
    status: 422,
    title: 'A selector has exactly one member',
    fix: 'Keep one of `and`, `or`, `not`, `in` and `exists`; join several by `and`.',
  },
  selector_too_deep: {
    status: 422,
    title: 'A selector is nested too deeply',
    fix: 'Write it flatter; the depth is in the detail.',
  },
  selector_too_large: {
    status: 422,
    title: 'A selector has too many parts',
    fix: 'Use `in` with several values, or tag what is meant with a tag of its own.',
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
} as const satisfies Readonly<Record<string, ProblemEntry>>

/**
 * The codes that an operation can answer with, derived from what it is: its body, its query, its kind.
 *
 * The tests of the API fail when an answer has a code that is not among them.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { creationFields, patchFields, pathMembers } from '../../model/kind-fields.ts'
import type { Action } from '../../model/operations.ts'
import type { ProblemCode } from '../../model/problem.ts'
import type { Endpoint } from '../endpoint.ts'
import { fieldCodes, hasReferences, hasRequired } from './field-codes.ts'

/** What any request under `/v1` can meet. */
const COMMON: readonly ProblemCode[] = [
  'parameter_unknown',
  'not_acceptable',
  'token_missing',
  'token_invalid',
  'scope_missing',
  'internal_error',
  'store_corrupt',
  'configuration_invalid',
  'keys_unavailable',
  'store_unavailable',
]

const OF_BODIES: readonly ProblemCode[] = [
  'body_malformed',
  'body_too_large',
  'media_type_unsupported',
]

/** Of a page that anybody may see. */
export const PAGE_PROBLEMS: readonly ProblemCode[] = ['parameter_unknown', 'internal_error']

/** All of them, in the order of their statuses. */
export function problemCodes(endpoint: Endpoint): readonly ProblemCode[] {
  const { path, body, query = [], problems } = endpoint
  return [
    ...new Set<ProblemCode>([
      ...COMMON,
      ...(path.includes('{') ? (['not_found'] as const) : []),
      ...(body === undefined ? [] : [...OF_BODIES, ...fieldCodes(body.fields)]),
      ...(body !== undefined && hasRequired(body.fields) ? (['missing_field'] as const) : []),
      ...(query.length === 0 ? [] : (['parameter_invalid'] as const)),
      ...(query.some(({ name }) => name === 'pageToken')
        ? (['page_token_mismatch', 'page_token_expired'] as const)
        : []),
      ...problems,
    ]),
  ]
}

const OF_WRITES: readonly ProblemCode[] = [
  'header_invalid',
  'idempotency_key_reused',
  'write_contention',
]

const OF_NAMES: readonly ProblemCode[] = ['name_taken', 'name_reserved']

/** What an action on a kind can meet besides, because of what is stored. */
export const genericProblems = (action: Action, kind: Kind): readonly ProblemCode[] =>
  OF_ACTIONS[action](kind)

type Codes = readonly ProblemCode[]

const OF_ACTIONS: Readonly<Record<Action, (kind: Kind) => Codes>> = {
  get: () => [],
  list: () => [],
  create: creationCodes,
  update: updateCodes,
  delete: deletionCodes,
  replace: (kind) => [
    ...creationCodes(kind),
    ...deletionCodes(kind),
    ...(kind.problems?.update ?? []),
    'precondition_required',
    'duplicate_item',
  ],
}

const codesIf = (is: boolean, ...codes: Codes): Codes => (is ? codes : [])

function creationCodes(kind: Kind): Codes {
  const { problems = {} } = kind
  return [
    ...OF_WRITES,
    ...OF_NAMES,
    'already_exists',
    ...codesIf(pathMembers(kind).length > 0, 'contradicts_path'),
    ...codesIf(hasReferences(creationFields(kind)), 'reference_dangling'),
    ...codesIf(kind.key !== undefined, kind.twin ?? 'duplicate'),
    ...claimProblems(kind),
    'read_only_field',
    'quota_exceeded',
    ...(problems.write ?? []),
    ...(problems.create ?? []),
  ]
}

function updateCodes(kind: Kind): Codes {
  const { problems = {} } = kind
  return [
    ...OF_WRITES,
    ...OF_NAMES,
    'revision_moved',
    'read_only_field',
    ...codesIf(hasFixed(kind), 'immutable_field'),
    ...codesIf(hasReferences(patchFields(kind)), 'reference_dangling'),
    ...codesIf(kind.key !== undefined, kind.twin ?? 'duplicate'),
    ...(problems.write ?? []),
    ...(problems.update ?? []),
  ]
}

function deletionCodes({ problems = {} }: Kind): Codes {
  return [
    ...OF_WRITES,
    'in_use',
    'revision_moved',
    'change_too_large',
    'plan_stale',
    ...(problems.delete ?? []),
  ]
}

const hasFixed = ({ fields }: Kind): boolean =>
  Object.values(fields).some(({ access }) => access === 'createOnly')

/** What comes of values that one resource holds alone, and of choosing them. */
const OF_CLAIMS: Readonly<Record<string, readonly ProblemCode[]>> = {
  vni: ['vni_taken', 'vni_exhausted', 'vni_contention'],
  addresses: ['address_taken', 'subnet_exhausted', 'address_contention'],
  macAddress: ['mac_taken'],
  address: ['address_taken', 'floating_ip_exhausted', 'floating_ip_contention'],
}

const claimProblems = ({ claims, chosen = [] }: Kind): readonly ProblemCode[] =>
  claims === undefined ? [] : chosen.flatMap((member) => OF_CLAIMS[member] ?? [])

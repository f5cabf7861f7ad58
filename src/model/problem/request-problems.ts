/**
 * Refusals that have nothing to do with networks: the request, the caller, our own side.
 *
 * @module
 */
import type { ProblemEntry } from './problem-entry.ts'

export const REQUEST_PROBLEMS = {
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
  not_acceptable: {
    status: 406,
    title: 'The caller does not want JSON',
    fix: 'Leave Accept out, or let application/json and application/problem+json through.',
  },
  already_exists: {
    status: 412,
    title: 'What was to be created only if absent is there',
    fix: 'Use the one in `conflict`.',
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
  page_token_expired: {
    status: 400,
    title: 'The page token is too old',
    fix: 'Start again without a token; a list that was begun is kept for 24 hours.',
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
  keys_unavailable: {
    status: 503,
    title: 'The keys of the token issuer cannot be read',
    fix: 'Repeat after the seconds in Retry-After.',
    retryable: true,
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
  plan_stale: {
    status: 409,
    title: 'The plan is of a network that has changed',
    fix: 'Make the plan again, look at it, and carry out that one.',
  },
  name_taken: {
    status: 409,
    title: 'Another resource of this kind has the name',
    fix: 'Choose another name, or rename the one in `conflict`.',
  },
  duplicate: {
    status: 409,
    title: 'There is one that says the same',
    fix: 'Use the one in `conflict`, or change what it says.',
  },
  duplicate_item: {
    status: 422,
    title: 'Two items of the list say the same',
    fix: 'Leave one of them out.',
  },
  precondition_required: {
    status: 428,
    title: 'A list is replaced only by those who have seen it',
    fix: 'Read the parent, and send its ETag in If-Match.',
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
} as const satisfies Readonly<Record<string, ProblemEntry>>

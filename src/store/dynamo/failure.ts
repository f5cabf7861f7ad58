/**
 * What DynamoDB's errors mean for us: nothing happened, or we cannot know.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 *
 * @module
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { Bug } from '../../base/assert.ts'
import type { ReadFault, Refused, TransactOutcome } from '../table.ts'
import { fromAttributeValues } from './attribute-value.ts'

/** Refused before anything happened, because of load or of a rival; the same again may pass. */
const BUSY = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
])

/** Refused before anything happened, until somebody changes the deployment. */
const DENIED = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
])

/** The request itself is wrong, and we built it. */
const OURS = new Set([
  'IdempotentParameterMismatchException',
  'SerializationException',
  'ValidationException',
])

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error')

/** Says which error, and never what was sent: details reach logs. */
function claimNotOurs(error: unknown): void {
  if (OURS.has(nameOf(error))) throw new Bug(`the database takes our requests: ${String(error)}`)
}

export function readFault(error: unknown): ReadFault {
  claimNotOurs(error)
  return { isRetryable: !DENIED.has(nameOf(error)), detail: nameOf(error) }
}

export function transactOutcome(error: unknown): TransactOutcome {
  if (error instanceof TransactionCanceledException) return cancelled(error)
  claimNotOurs(error)
  const detail = nameOf(error)
  if (BUSY.has(detail)) return { kind: 'busy', detail }
  return { kind: DENIED.has(detail) ? 'denied' : 'unknown', detail }
}

/** A condition that did not hold outweighs a conflict elsewhere in the same transaction. */
function cancelled(error: TransactionCanceledException): TransactOutcome {
  const reasons = error.CancellationReasons ?? []
  const refused = reasons.map(({ Code, Item }): Refused | undefined =>
    Code === 'ConditionalCheckFailed'
      ? { found: Item && Object.keys(Item).length > 0 ? fromAttributeValues(Item) : undefined }
      : undefined,
  )
  if (refused.some((reason) => reason !== undefined)) return { kind: 'refused', reasons: refused }
  const codes = reasons.map(({ Code }) => Code).filter((code) => code && code !== 'None')
  if (codes.includes('ValidationError')) {
    throw new Bug(`the database takes our transactions: ${reasons.map((r) => r.Message).join()}`)
  }
  return { kind: 'busy', detail: codes.join() }
}

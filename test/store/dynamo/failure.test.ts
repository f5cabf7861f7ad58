import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { readFault, transactOutcome } from '../../../src/store/dynamo/failure.ts'

const $metadata = {}
const named = (name: string) =>
  new DynamoDBServiceException({ name, message: name, $fault: 'client', $metadata })

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata,
    CancellationReasons: codes.map((Code) => ({ Code })),
  })

test('no answer, or one that says nothing about the outcome, is unknown', () => {
  const names = ['TimeoutError', 'AbortError', 'TypeError', 'InternalServerError']
  for (const name of [...names, 'ServiceUnavailable', 'TransactionInProgressException']) {
    expect(transactOutcome(named(name))).toEqual({ kind: 'unknown', detail: name })
    expect(readFault(named(name)).isRetryable).toBe(true)
  }
})

test('throttling and conflicts are certain not to have been applied', () => {
  expect(transactOutcome(named('ThrottlingException'))).toMatchObject({ kind: 'busy' })
  expect(transactOutcome(cancelled('None', 'TransactionConflict'))).toEqual({
    kind: 'busy',
    detail: 'TransactionConflict',
  })
})

test('a condition that did not hold outweighs a conflict in the same transaction', () => {
  expect(transactOutcome(cancelled('TransactionConflict', 'ConditionalCheckFailed'))).toEqual({
    kind: 'refused',
    reasons: [undefined, { found: undefined }],
  })
})

test('a missing table or right is not tried again', () => {
  expect(transactOutcome(named('ResourceNotFoundException'))).toMatchObject({ kind: 'denied' })
  expect(readFault(named('AccessDeniedException')).isRetryable).toBe(false)
})

test('a request that the database cannot take is our mistake', () => {
  expect(() => transactOutcome(named('ValidationException'))).toThrow()
  expect(() => readFault(named('ValidationException'))).toThrow()
  expect(() => transactOutcome(cancelled('ValidationError'))).toThrow()
})

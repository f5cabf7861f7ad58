/**
 * What the store needs of a key-value table: DynamoDB's model, cut down to what we use.
 *
 * Items are flat, of strings and numbers. Reads are strongly consistent one by one, but a query is
 * only read-committed against transactions: it can see one half of one (the load is checked for that).
 *
 * @module
 */
import type { Result } from '../base/result.ts'

export interface Key {
  readonly pk: string
  readonly sk: string
}

export type Attributes = Readonly<Record<string, string | number>>

/** Stored under its key; `pk` and `sk` are not among the attributes. */
export interface Item {
  readonly key: Key
  readonly attributes: Attributes
}

export type Condition =
  | { readonly kind: 'absent' }
  /** The item exists and has these attributes. */
  | { readonly kind: 'equals'; readonly attributes: Attributes }
  /** The item does not exist, or its attribute is an instant that has come. */
  | { readonly kind: 'absentOrPast'; readonly attribute: string; readonly nowMs: number }

export type Action =
  | { readonly kind: 'put'; readonly item: Item; readonly condition: Condition }
  | { readonly kind: 'delete'; readonly key: Key; readonly condition: Condition }
  | { readonly kind: 'check'; readonly key: Key; readonly condition: Condition }

export const keyOf = (action: Action): Key => (action.kind === 'put' ? action.item.key : action.key)

export interface TableQuery {
  readonly pk: string
  /** From the highest sort key down. */
  readonly isBackward?: boolean
  /** Only sort keys beyond this one, in the direction of the reading. */
  readonly after?: string
  readonly limit?: number
}

export interface TablePage {
  readonly items: readonly Item[]
  /** More items may follow the last one. */
  readonly more: boolean
}

export interface ReadFault {
  readonly isRetryable: boolean
  readonly detail: string
}

export type TransactOutcome =
  | { readonly kind: 'done' }
  /** Not applied. One entry per action: the stored item where its condition did not hold. */
  | { readonly kind: 'refused'; readonly reasons: readonly (Refused | undefined)[] }
  /** Not applied, because of load or of a concurrent transaction. */
  | { readonly kind: 'busy'; readonly detail: string }
  /** No answer: it may have been applied, or may be in a moment. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** Not applied, and repeating does not help: the table or the right to it is missing. */
  | { readonly kind: 'denied'; readonly detail: string }

export interface Refused {
  readonly found: Item | undefined
}

export interface Table {
  get(key: Key): Promise<Result<Item | undefined, ReadFault>>
  query(query: TableQuery): Promise<Result<TablePage, ReadFault>>
  /** All or nothing; each key at most once. Sent again with the same `token`, it is applied once. */
  transact(actions: readonly Action[], token: string): Promise<TransactOutcome>
}

/** DynamoDB's limits: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const TRANSACTION_ACTIONS_MAX = 100
export const TRANSACTION_BYTES_MAX = 4 * 1024 * 1024
export const ITEM_BYTES_MAX = 400 * 1024

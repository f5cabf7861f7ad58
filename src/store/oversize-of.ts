import type { CommitRefusal } from './store.ts'
import { type Action, ITEM_BYTES_MAX, type Item, TRANSACTION_BYTES_MAX } from './table.ts'

/** The most that a number can cost (38 digits); the exact rule saves a few bytes and is not worth knowing. */
const NUMBER_BYTES = 21

const encoder = new TextEncoder()

/** UTF-8 bytes of names and values, as DynamoDB counts an item. */
function itemBytes(item: Item): number {
  const texts = Object.entries({ ...item.attributes, ...item.key })
  const size = (value: string | number) =>
    typeof value === 'number' ? NUMBER_BYTES : encoder.encode(value).length
  return texts.reduce((sum, [name, value]) => sum + name.length + size(value), 0)
}

/** Why the transaction cannot be sent, if its items are too large. */
export function oversizeOf(actions: readonly Action[]): CommitRefusal | undefined {
  const sizes = actions.map((action) => (action.kind === 'put' ? itemBytes(action.item) : 0))
  const largest = Math.max(...sizes)
  if (largest > ITEM_BYTES_MAX) {
    return { kind: 'tooLarge', of: 'itemBytes', got: largest, limit: ITEM_BYTES_MAX }
  }
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= TRANSACTION_BYTES_MAX) return undefined
  return { kind: 'tooLarge', of: 'transactionBytes', got: total, limit: TRANSACTION_BYTES_MAX }
}

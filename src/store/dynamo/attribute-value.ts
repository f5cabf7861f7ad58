import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Attributes, Item, Key } from '../table.ts'

export type AttributeValues = Record<string, AttributeValue>

export const toAttributeValue = (value: string | number): AttributeValue =>
  typeof value === 'number' ? { N: String(value) } : { S: value }

export const toAttributeValues = (attributes: Attributes): AttributeValues =>
  Object.fromEntries(Object.entries(attributes).map(([name, v]) => [name, toAttributeValue(v)]))

export const toKeyValues = ({ pk, sk }: Key): AttributeValues => ({ pk: { S: pk }, sk: { S: sk } })

/** Attributes of other types are not ours and are left out. */
export function fromAttributeValues(values: Readonly<AttributeValues>): Item {
  const attributes: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value.S !== undefined) attributes[name] = value.S
    else if (value.N !== undefined) attributes[name] = Number(value.N)
  }
  const { pk, sk, ...rest } = attributes
  return { key: { pk: String(pk), sk: String(sk) }, attributes: rest }
}

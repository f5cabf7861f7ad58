import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import type { Action, Condition } from '../table.ts'
import {
  type AttributeValues,
  toAttributeValue,
  toAttributeValues,
  toKeyValues,
} from './attribute-value.ts'

interface ConditionParts {
  readonly ConditionExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: AttributeValues
}

/** Names always go through placeholders: many of ours are reserved words (`value`, `owner`, `key`). */
function conditionParts(condition: Condition): ConditionParts {
  switch (condition.kind) {
    case 'absent':
      return {
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      }
    case 'equals': {
      const members = Object.entries(condition.attributes)
      return {
        ConditionExpression: members.map((_, i) => `#a${i} = :a${i}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(members.map(([name], i) => [`#a${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          members.map(([, value], i) => [`:a${i}`, toAttributeValue(value)]),
        ),
      }
    }
    case 'absentOrPast':
      return {
        ConditionExpression: 'attribute_not_exists(#pk) OR #instant <= :now',
        ExpressionAttributeNames: { '#pk': 'pk', '#instant': condition.attribute },
        ExpressionAttributeValues: { ':now': { N: String(condition.nowMs) } },
      }
  }
}

/** One action as DynamoDB takes it; the stored item comes back where the condition does not hold. */
export function transactItem(TableName: string, action: Action): TransactWriteItem {
  const shared = {
    TableName,
    ...conditionParts(action.condition),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
  if (action.kind === 'put') {
    const { key, attributes } = action.item
    return { Put: { ...shared, Item: { ...toKeyValues(key), ...toAttributeValues(attributes) } } }
  }
  const keyed = { ...shared, Key: toKeyValues(action.key) }
  return action.kind === 'delete' ? { Delete: keyed } : { ConditionCheck: keyed }
}

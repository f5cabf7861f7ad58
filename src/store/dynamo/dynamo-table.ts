import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { fail, ok } from '../../base/result.ts'
import type { Table } from '../table.ts'
import { fromAttributeValues, toKeyValues } from './attribute-value.ts'
import { readFault, transactOutcome } from './failure.ts'
import { transactItem } from './transact-item.ts'

export function dynamoTable(client: DynamoDBClient, tableName: string): Table {
  const TableName = tableName
  return {
    async get(key) {
      const command = new GetItemCommand({
        TableName,
        Key: toKeyValues(key),
        ConsistentRead: true,
      })
      try {
        const { Item } = await client.send(command)
        return ok(Item && fromAttributeValues(Item))
      } catch (error) {
        return fail(readFault(error))
      }
    },

    async query({ pk, after, limit, isBackward = false }) {
      const beyond = after === undefined ? '' : ` AND sk ${isBackward ? '<' : '>'} :after`
      const command = new QueryCommand({
        TableName,
        KeyConditionExpression: `pk = :pk${beyond}`,
        ExpressionAttributeValues: {
          ':pk': { S: pk },
          ...(after === undefined ? {} : { ':after': { S: after } }),
        },
        ConsistentRead: true,
        ScanIndexForward: !isBackward,
        ...(limit === undefined ? {} : { Limit: limit }),
      })
      try {
        const { Items = [], LastEvaluatedKey } = await client.send(command)
        const more = LastEvaluatedKey !== undefined
        return ok({ items: Items.map(fromAttributeValues), more })
      } catch (error) {
        return fail(readFault(error))
      }
    },

    async transact(actions, token) {
      const command = new TransactWriteItemsCommand({
        TransactItems: actions.map((action) => transactItem(TableName, action)),
        ClientRequestToken: token,
      })
      try {
        await client.send(command)
        return { kind: 'done' }
      } catch (error) {
        return transactOutcome(error)
      }
    },
  }
}

/**
 * The local table, made from the same CloudFormation file as the real one.
 *
 * @module
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { fail, ok, type Result } from '../../base/result.ts'

export interface TableDefinitionError {
  readonly code: 'table_definition_malformed'
  readonly detail: string
}

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const member = (value: unknown, name: string): unknown =>
  isMembers(value) ? value[name] : undefined

/**
 * What CreateTable takes of the template's `AWS::DynamoDB::Table` named `Table`: keys and billing. The
 * rest (backups, encryption, purging, protection) is AWS's business and absent from a local table.
 *
 * @param template the parsed YAML, with CloudFormation's tags (`!Ref`) as plain values
 */
export function createTableInput(
  template: unknown,
  tableName: string,
): Result<CreateTableCommandInput, TableDefinitionError> {
  const properties = member(member(member(template, 'Resources'), 'Table'), 'Properties')
  const columns = pairs(properties, 'AttributeDefinitions', 'AttributeType', ['S'])
  const keys = pairs(properties, 'KeySchema', 'KeyType', ['HASH', 'RANGE'])
  if (!columns || !keys) {
    const detail = 'Resources.Table.Properties needs AttributeDefinitions and KeySchema of strings'
    return fail({ code: 'table_definition_malformed', detail })
  }
  return ok({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: columns.map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
  })
}

/** The `AttributeName` and `value` of each element of a list, when each has one of the `allowed`. */
function pairs<V extends string>(
  properties: unknown,
  list: string,
  value: string,
  allowed: readonly V[],
): readonly (readonly [string, V])[] | undefined {
  const elements = member(properties, list)
  if (!Array.isArray(elements) || elements.length === 0) return undefined
  const found = elements.flatMap((element: unknown) => {
    const name = member(element, 'AttributeName')
    const kind = allowed.find((one) => one === member(element, value))
    return typeof name === 'string' && kind !== undefined ? [[name, kind] as const] : []
  })
  return found.length === elements.length ? found : undefined
}

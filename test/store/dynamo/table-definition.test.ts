import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createTableInput } from '../../../src/store/dynamo/table-definition.ts'

const file = new URL('../../../infra/dynamodb/table.yaml', import.meta.url)
const template: unknown = parse(readFileSync(file, 'utf8'), { logLevel: 'error' })

test('the local table has the keys of the CloudFormation table', () => {
  expect(createTableInput(template, 'weft-local')).toEqual({
    ok: true,
    value: {
      TableName: 'weft-local',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    },
  })
})

test('the CloudFormation table is kept, backed up, protected and purged', () => {
  expect(template).toMatchObject({
    Resources: {
      Table: {
        DeletionPolicy: 'Retain',
        Properties: {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          TimeToLiveSpecification: { AttributeName: 'purgeAfterSeconds', Enabled: true },
        },
      },
    },
  })
})

test('another file is refused and says what is missing', () => {
  for (const other of [undefined, {}, [], { Resources: { Table: { Properties: {} } } }]) {
    expect(createTableInput(other, 'weft')).toMatchObject({
      ok: false,
      error: { code: 'table_definition_malformed' },
    })
  }
})

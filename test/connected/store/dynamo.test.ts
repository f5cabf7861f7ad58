import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe } from 'vitest'
import { fromAttributeValues } from '../../../src/store/dynamo/attribute-value.ts'
import { dynamoClient } from '../../../src/store/dynamo/dynamo-store.ts'
import { dynamoTable } from '../../../src/store/dynamo/dynamo-table.ts'
import { tableStore } from '../../../src/store/table-store.ts'
import type { Subject } from '../../store/contract/subject.ts'
import { storeContract } from '../../store/contract.ts'
import {
  type Dynoxide,
  dynoxideBinary,
  LOCAL_CREDENTIALS,
  startDynoxide,
} from '../../support/dynoxide.ts'

const pacing = {
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  random: () => 0.5,
}

describe.skipIf(dynoxideBinary() === undefined)('over the embedded database', () => {
  let dynoxide: Dynoxide | undefined
  let subject: Subject | undefined

  beforeAll(async () => {
    dynoxide = await startDynoxide()
    const { endpoint, tableName } = dynoxide
    const client = dynamoClient({ endpoint, region: 'local', credentials: LOCAL_CREDENTIALS })
    const table = dynamoTable(client, tableName)
    subject = {
      table,
      store: tableStore({ table, pacing }),
      cold: () => tableStore({ table, pacing }),
      async everything() {
        const items: Record<string, AttributeValue>[] = []
        let from: Record<string, AttributeValue> | undefined
        do {
          const scan = new ScanCommand({
            TableName: tableName,
            ...(from ? { ExclusiveStartKey: from } : {}),
          })
          const page = await client.send(scan)
          items.push(...(page.Items ?? []))
          from = page.LastEvaluatedKey
        } while (from)
        return items.map(fromAttributeValues)
      },
    }
  })

  afterAll(() => dynoxide?.stop())

  storeContract('the DynamoDB store', async () => {
    if (!subject) throw new Error('the database did not start')
    return subject
  })
})

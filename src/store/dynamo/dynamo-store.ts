import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Pacing } from '../retry.ts'
import type { Store } from '../store.ts'
import { tableStore } from '../table-store.ts'
import { dynamoTable } from './dynamo-table.ts'

export interface DynamoSettings {
  readonly tableName: string
  readonly region: string
  /** Of a compatible local database; absent for AWS. */
  readonly endpoint?: string
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  readonly pacing: Pacing
}

/** Six attempts of this and their pauses stay near what a caller waits for; the outcome of a longer one is unknown. */
const REQUEST_TIMEOUT_MS = 3_000

/** The client tries once: `retry.ts` is the only retry layer. */
export const dynamoClient = (settings: Omit<DynamoSettings, 'tableName' | 'pacing'>) =>
  new DynamoDBClient({
    region: settings.region,
    credentials: settings.credentials,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    maxAttempts: 1,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS },
  })

export const dynamoStore = (settings: DynamoSettings): Store =>
  tableStore({
    table: dynamoTable(dynamoClient(settings), settings.tableName),
    pacing: settings.pacing,
  })

import type { TenantScope } from '../../model/tenant-scope.ts'
import { canonicalJson } from '../canonical-json.ts'
import { idempotencyKey } from '../keys.ts'
import type { IdempotencyRecord } from '../store.ts'
import type { Item } from '../table.ts'
import { purgeAttribute } from './purge-attribute.ts'
import { readNumber, readObject, readText } from './read-attribute.ts'

export const idempotencyItem = (scope: TenantScope, record: IdempotencyRecord): Item => ({
  key: idempotencyKey(scope, record.key),
  attributes: {
    key: record.key,
    fingerprint: record.fingerprint,
    status: record.status,
    headers: canonicalJson(record.headers),
    body: record.body,
    expiresAtMs: record.expiresAtMs,
    ...purgeAttribute(record.expiresAtMs),
  },
})

export function readIdempotencyItem(item: Item): IdempotencyRecord {
  const headers = Object.entries(readObject(item, 'headers'))
  return {
    key: readText(item, 'key'),
    fingerprint: readText(item, 'fingerprint'),
    status: readNumber(item, 'status'),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: readText(item, 'body'),
    expiresAtMs: readNumber(item, 'expiresAtMs'),
  }
}

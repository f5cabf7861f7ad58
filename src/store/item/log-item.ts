import type { TenantScope } from '../../model/tenant-scope.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Chain, ChainHead, StoredResource } from '../chain.ts'
import { logKey } from '../keys.ts'
import type { LogEntry } from '../store.ts'
import type { Item } from '../table.ts'
import { readCounts, readNumber, readObject, readText } from './read-attribute.ts'

export const logItem = (scope: TenantScope, entry: LogEntry): Item => ({
  key: logKey(scope, entry.chain, entry.version),
  attributes: {
    version: entry.version,
    operation: entry.operation,
    actor: entry.actor,
    requestId: entry.requestId,
    atMs: entry.atMs,
    digestBefore: entry.digestBefore,
    digestAfter: entry.digestAfter,
    seen: canonicalJson(entry.seen),
    changes: canonicalJson({ puts: entry.puts, deletes: entry.deletes }),
  },
})

export function readLogItem(chain: Chain, item: Item): LogEntry {
  const { puts, deletes } = readObject(item, 'changes')
  return {
    chain,
    version: readNumber(item, 'version'),
    operation: readText(item, 'operation'),
    actor: readText(item, 'actor'),
    requestId: readText(item, 'requestId'),
    atMs: readNumber(item, 'atMs'),
    digestBefore: readText(item, 'digestBefore'),
    digestAfter: readText(item, 'digestAfter'),
    seen: readCounts(item, 'seen'),
    puts: listOf<StoredResource>(puts),
    deletes: listOf<string>(deletes),
  }
}

/** Trusts the elements: only `logItem` writes them, and replay is checked against the digests. */
const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : [])

/** The head of a chain that holds nothing, as its last log entry tells it. */
export const headAfter = (entry: LogEntry): ChainHead => ({
  chain: entry.chain,
  version: entry.version,
  digest: entry.digestAfter,
  changedAtMs: entry.atMs,
  counts: {},
  seen: entry.seen,
})

import { ok } from '../../base/result.ts'
import { holds } from '../condition.ts'
import {
  type Action,
  type Attributes,
  type Item,
  type Key,
  keyOf,
  type Refused,
  type Table,
} from '../table.ts'

export interface SimulatedTable extends Table {
  /** Every item, in no order: what a test may look at, and no operation can. */
  everything(): readonly Item[]
}

/** Small, so that every list and load of a test meets a page's end. */
const PAGE_ITEMS = 25

/** A table in memory, with DynamoDB's conditions and pages; transactions are atomic and never lost. */
export function simulatedTable(): SimulatedTable {
  const partitions = new Map<string, Map<string, Attributes>>()
  const doneTokens = new Set<string>()

  const find = ({ pk, sk }: Key): Item | undefined => {
    const attributes = partitions.get(pk)?.get(sk)
    return attributes && { key: { pk, sk }, attributes }
  }
  const apply = (action: Action): void => {
    if (action.kind === 'put') {
      const { key, attributes } = action.item
      const partition = partitions.get(key.pk) ?? new Map<string, Attributes>()
      partitions.set(key.pk, partition.set(key.sk, attributes))
    }
    if (action.kind === 'delete') partitions.get(action.key.pk)?.delete(action.key.sk)
  }

  return {
    everything: () =>
      [...partitions].flatMap(([pk, items]) =>
        [...items].map(([sk, attributes]) => ({ key: { pk, sk }, attributes })),
      ),

    async get(key) {
      return ok(find(key))
    },

    async query({ pk, after, limit = PAGE_ITEMS, isBackward = false }) {
      const follows = (a: string, b: string): boolean => (isBackward ? a < b : a > b)
      const stored = [...(partitions.get(pk) ?? [])]
        .map(([sk, attributes]) => ({ key: { pk, sk }, attributes }))
        .filter((item) => after === undefined || follows(item.key.sk, after))
        .sort((a, b) => (follows(b.key.sk, a.key.sk) ? -1 : 1))
      const items = stored.slice(0, Math.min(limit, PAGE_ITEMS))
      return ok({ items, more: items.length < stored.length })
    },

    async transact(actions, token) {
      if (doneTokens.has(token)) return { kind: 'done' }
      const reasons = actions.map((action) => refused(action, find(keyOf(action))))
      if (reasons.some((reason) => reason !== undefined)) return { kind: 'refused', reasons }
      actions.forEach(apply)
      doneTokens.add(token)
      return { kind: 'done' }
    },
  }
}

const refused = (action: Action, found: Item | undefined): Refused | undefined =>
  holds(action.condition, found?.attributes) ? undefined : { found }

import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import type { Action, Table } from '../../src/store/table.ts'

/**
 * A table whose transactions are decided at once but become visible to queries item by item, in any
 * rhythm, until they are acknowledged: the worst that read-committed queries allow.
 */
export function skewedTable(random: () => number): Table {
  const decided = simulatedTable()
  const visible = simulatedTable()
  const waiting: Action[] = []

  const show = async (count: number): Promise<void> => {
    for (const action of waiting.splice(0, count)) {
      if (action.kind === 'check') continue
      const key = action.kind === 'put' ? action.item.key : action.key
      const condition = { kind: 'absentOrPast', attribute: 'none', nowMs: 0 } as const
      const stored = await visible.get(key)
      const isThere = stored.ok && stored.value !== undefined
      const free = isThere ? ({ kind: 'equals', attributes: {} } as const) : condition
      await visible.transact([{ ...action, condition: free }], `show-${serial++}`)
    }
  }
  let serial = 0
  const rest = async (): Promise<void> => {
    for (let ticks = Math.floor(random() * 12); ticks > 0; ticks--) await Promise.resolve()
  }

  return {
    async get(key) {
      await rest()
      return await decided.get(key)
    },
    async query(query) {
      await rest()
      await show(Math.floor(random() * 4))
      return await visible.query(query)
    },
    async transact(actions, token) {
      await rest()
      const outcome = await decided.transact(actions, token)
      if (outcome.kind !== 'done') return outcome
      waiting.push(...shuffled(actions, random))
      await rest()
      await show(waiting.length)
      return outcome
    },
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items.map((item) => ({ item, at: random() }))
  return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

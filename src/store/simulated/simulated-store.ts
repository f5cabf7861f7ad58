import type { Store } from '../store.ts'
import type { Table } from '../table.ts'
import { tableStore } from '../table-store.ts'
import { simulatedTable } from './simulated-table.ts'

/** A store in memory that passes the contract suite: for tests, and for Weft without a database. */
export const simulatedStore = (table: Table = simulatedTable()): Store =>
  tableStore({ table, pacing: { pause: async () => {}, random: () => 0 } })

import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import { storeContract } from './contract.ts'

const table = simulatedTable()
const store = simulatedStore(table)

storeContract('the simulated store', async () => ({
  store,
  table,
  cold: () => simulatedStore(table),
  everything: async () => table.everything(),
}))

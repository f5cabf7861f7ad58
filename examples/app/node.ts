/**
 * The application in Node: keeps the pool until it is as it should be, whatever happens on the way.
 *
 *     WEFT_URL=… WEFT_TOKEN=… node app.mjs '{"name":"web","size":3, …}'
 *
 * @module
 */
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { weft } from 'weft/sdk'
import { keepPool, type Pool } from './pool.ts'

const PAUSE_MS = 200

const { WEFT_URL: url = '', WEFT_TOKEN: token = '' } = process.env
const pool = JSON.parse(process.argv[2] ?? '{}') as Pool
const api = weft({ url, token, timeoutMs: 5_000, budgetMs: 20_000 })

for (;;) {
  try {
    const { created, deleted } = await keepPool(api, pool)
    process.stdout.write(`${pool.name} has ${pool.size}: ${created} made, ${deleted} removed\n`)
    break
  } catch (error) {
    process.stderr.write(`once more: ${error instanceof Error ? error.message : String(error)}\n`)
    await pause(PAUSE_MS)
  }
}

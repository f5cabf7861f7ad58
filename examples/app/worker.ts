/**
 * The application as a Worker: keeps the pool that is sent to it, once for each request. Whoever
 * sends it sends it again until the answer is 200; a Cron Trigger would do as well.
 *
 * @module
 */
import { weft } from 'weft/sdk'
import { keepPool, type Pool } from './pool.ts'

interface Environment {
  readonly WEFT_URL: string
  readonly WEFT_TOKEN: string
}

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { WEFT_URL: url, WEFT_TOKEN: token } = environment
    const pool = (await request.json()) as Pool
    try {
      const api = weft({ url, token, timeoutMs: 5_000, budgetMs: 20_000 })
      return Response.json(await keepPool(api, pool))
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      return new Response(said, { status: 503, headers: { 'retry-after': '1' } })
    }
  },
}

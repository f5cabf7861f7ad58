import { readFileSync } from 'node:fs'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Step } from '../../manifest/step.ts'
import { asked } from '../api-refusal.ts'
import type { LivePlan, PlanFlags } from '../command/plan.ts'
import { connect } from '../connection.ts'
import { EXIT } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { badInput, type Refusal } from '../refusal.ts'

interface Kept {
  readonly digest: string
  readonly summary: { readonly unchanged: number }
  readonly steps: readonly Step[]
}

/** A plan that was kept, if the network is still the one that it was made on; else it is stale. */
export async function keptPlan(
  path: string,
  flags: PlanFlags,
  io: Io,
): Promise<Result<LivePlan, Refusal>> {
  const kept = read(path)
  if (kept === undefined) return badInput(`${path} is no plan; \`weft plan FILE --out\` makes one`)
  const api = connect(flags, io)
  if (!api.ok) return api
  const live = await asked(api.value.getNetwork())
  if (!live.ok) return live
  const { digest, steps, summary } = kept
  if (live.value.network.digest !== digest) {
    const lines = [
      'plan_stale: the network has changed since the plan was made; nothing was written',
      'plan again and look at what is different',
    ]
    return fail({ exitCode: EXIT.stale, lines })
  }
  return ok({ api: api.value, plan: { steps, unchanged: summary.unchanged }, digest })
}

function read(path: string): Kept | undefined {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept> | null
    const isPlan = typeof found?.digest === 'string' && Array.isArray(found.steps)
    return isPlan ? (found as Kept) : undefined
  } catch {
    return undefined
  }
}

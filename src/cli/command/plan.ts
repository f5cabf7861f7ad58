import { writeFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import { type Planned, plan as planned } from '../../manifest/plan.ts'
import { planText, summaryOf, summaryText } from '../../manifest/plan-text.ts'
import type { Weft } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { command } from '../command.ts'
import { connect } from '../connection.ts'
import { CONNECTION_FLAGS, type ConnectionFlags } from '../connection-flags.ts'
import { EXIT } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { readManifestFiles, refuseFaults } from '../manifest/read-files.ts'
import type { Refusal } from '../refusal.ts'

export const PLAN_FLAGS = {
  name: {
    type: 'text',
    value: 'NAME',
    doc: 'Whose resources these are; absent: as the file says.',
  },
  prune: { type: 'switch', doc: 'Delete what this manifest manages and no longer holds.' },
  'take-over': { type: 'switch', doc: 'Manage what others manage now.' },
  ...CONNECTION_FLAGS,
} as const

export interface PlanFlags extends ConnectionFlags {
  readonly name?: string
  readonly prune?: boolean
  readonly 'take-over'?: boolean
}

export interface LivePlan {
  readonly api: Weft
  readonly plan: Pick<Planned, 'steps' | 'unchanged'>
  /** Stands for the network that the plan was made on. */
  readonly digest: string
}

/** What must be written so that the network of the API is as the files say. */
export async function planFor(
  paths: readonly string[],
  flags: PlanFlags,
  io: Io,
): Promise<Result<LivePlan, Refusal>> {
  const manifest = readManifestFiles(paths, flags.name)
  if (!manifest.ok) return manifest
  const api = connect(flags, io)
  if (!api.ok) return api
  const live = await asked(api.value.getNetwork())
  if (!live.ok) return live
  const plan = planned(manifest.value, live.value.resources, {
    prune: flags.prune ?? false,
    takeOver: flags['take-over'] ?? false,
  })
  const { digest } = live.value.network
  return plan.ok ? ok({ api: api.value, plan: plan.value, digest }) : refuseFaults(plan.error)
}

export const plan = command({
  name: 'plan',
  usage: ['plan FILE... [--prune] [--json] [--out PLAN]'],
  doc: [
    'Says what has to be written so that the network is as the files say, and changes nothing.',
    'All checks of the API are made; what is wrong is told with file, line and column, and exit code 3.',
  ],
  flags: {
    ...PLAN_FLAGS,
    json: { type: 'switch', doc: 'Print the plan as JSON.' },
    out: { type: 'text', value: 'FILE', doc: 'Keep the plan for `weft apply --plan FILE`.' },
    'exit-code': { type: 'switch', doc: 'Exit with 1 if something would change.' },
  },
  examples: ['weft plan network.yaml', 'weft plan network.yaml --prune --json'],
  async run({ flags, words }, { io }) {
    const made = await planFor(words, flags, io)
    if (!made.ok) return made
    const { steps, unchanged } = made.value.plan
    const summary = summaryOf(steps, unchanged)
    const kept = { digest: made.value.digest, summary, steps }
    if (flags.out !== undefined) writeFileSync(flags.out, JSON.stringify(kept, null, 2))
    if (flags.json) io.out(`${JSON.stringify(kept, null, 2)}\n`)
    else io.out(`${[planText(steps), `${summaryText(summary)}.`].filter(Boolean).join('\n\n')}\n`)
    return ok(flags['exit-code'] && steps.length > 0 ? EXIT.unexpected : EXIT.done)
  },
})

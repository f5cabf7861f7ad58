import { fail, ok } from '../../base/result.ts'
import { planText, summaryOf, summaryText } from '../../manifest/plan-text.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { applySteps } from '../manifest/apply-steps.ts'
import { keptPlan } from '../manifest/kept-plan.ts'
import { progressOf } from '../progress.ts'
import { wrongUsage } from '../refusal.ts'
import { PLAN_FLAGS, planFor } from './plan.ts'

export const apply = command({
  name: 'apply',
  usage: ['apply FILE... [--prune] [--yes]', 'apply --plan PLAN [--yes]'],
  doc: [
    'Makes the network as the files say: prints the plan, asks, and writes in order of dependence.',
    'What is refused on the way ends it with exit code 5; what was done stays, and the same command',
    'goes on from there. A kept plan is done exactly, or not at all: with exit code 6 if the network',
    'has changed since.',
  ],
  flags: {
    ...PLAN_FLAGS,
    plan: { type: 'text', value: 'FILE', doc: 'Exactly what `weft plan --out FILE` has planned.' },
    yes: { type: 'switch', doc: 'Do not ask.' },
  },
  examples: ['weft apply network.yaml', 'weft apply network.yaml --prune --yes'],
  async run({ flags, words }, { io }) {
    const { plan: kept } = flags
    if (kept !== undefined && words.length > 0) {
      return wrongUsage('a kept plan says it all; name either files or --plan')
    }
    const made = await (kept === undefined ? planFor(words, flags, io) : keptPlan(kept, flags, io))
    if (!made.ok) return made
    const { api, plan } = made.value
    const { steps, unchanged } = plan
    const summary = summaryText(summaryOf(steps, unchanged))
    if (steps.length === 0) {
      io.out(`Nothing to do: ${unchanged} unchanged.\n`)
      return ok(EXIT.done)
    }
    if (!flags.yes) {
      if (io.ask === undefined) return wrongUsage('there is nobody to ask; --yes does without')
      io.err(`${planText(steps)}\n\n`)
      const answer = await io.ask(`${summary}. Do it? (yes) `)
      if (answer.trim() !== 'yes') return ok(EXIT.done)
    }
    const progress = progressOf(io)
    const { done, refusal } = await applySteps(steps, {
      api,
      onStep: ({ number, action, path }) =>
        progress.show(`${number}/${steps.length} ${action} ${path}`),
    })
    progress.end()
    if (refusal === undefined) {
      io.out(`Done: ${summary.replaceAll(' to ', ' ')}.\n`)
      return ok(EXIT.done)
    }
    const { path = '' } = steps[done] ?? {}
    const lines = [`${path}: ${done} of ${steps.length} steps are done`, ...refusal.lines]
    return fail({ exitCode: EXIT.partly, lines })
  },
})

/**
 * Load, decide, commit: the one place where a decision meets the store.
 *
 * A decision is made on chains at known versions and written only if these have not moved; else it
 * is made again on what is there now. A value that we chose and somebody took meanwhile is replaced
 * by another one. An unknown outcome ends the request: nothing is chosen anew before it is settled.
 *
 * @module
 */
import { unreachable } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import { type Chain, chainName, emptyChain, type StoredResource } from '../store/chain.ts'
import type { Claim } from '../store/claim.ts'
import type { ChainWrite, CommitRefusal, IdempotencyRecord, StoreFailure } from '../store/store.ts'
import type { Chance } from './allocate.ts'
import type { Context } from './context.ts'
import { chainOf, kindOf, textOf } from './kind-of.ts'
import { type Observation, observe } from './observe.ts'
import type { Plan } from './plan.ts'
import type { Subject } from './reads.ts'
import { contentionProblem, storeProblem, takenProblem, tooLargeProblem } from './store-problem.ts'
import type { View } from './view.ts'

export interface WriteRequest {
  readonly operation: string
  readonly subject: Subject
  decide(view: View, chance: Chance): Result<Plan, Problem>
  /** Makes the record that is kept of the answer, where the caller sent an Idempotency-Key. */
  record?(outcome: StoredResource | undefined): IdempotencyRecord
}

export type Written =
  | { readonly kind: 'written'; readonly outcome: StoredResource | undefined }
  /** The same key was used meanwhile; its answer stands. */
  | { readonly kind: 'recorded'; readonly record: IdempotencyRecord }

const ATTEMPTS_MAX = 16

/** Values that may be refused on top: of a pool this small, exhaustion is certain, not guessed. */
const LOSSES_MAX = 256
const PAUSE_BASE_MS = 10
const PAUSE_MAX_MS = 500

export async function write(
  context: Context,
  request: WriteRequest,
): Promise<Result<Written, Problem>> {
  const { store, principal, fresh } = context
  const refused = new Set<string>()
  // The caller may repeat its own id; the store tells writes apart by this one.
  const writeId = `${context.requestId}/${fresh.id('write')}`
  let last: Claim | undefined
  for (let attempt = 0; attempt < attemptsFor(refused); attempt++) {
    const observed = await observe(store, principal.scope, request.subject)
    if (!observed.ok) return fail(storeProblem(observed.error))
    const plan = request.decide(observed.value.view, { fresh, refused })
    if (!plan.ok) return plan
    if (isIdle(plan.value)) return ok({ kind: 'written', outcome: plan.value.outcome })
    const outcome = await commit(
      { ...context, requestId: writeId },
      request,
      observed.value,
      plan.value,
    )
    if (outcome.ok) return outcome
    const verdict = judge(outcome.error, plan.value, fresh.nowMs)
    if (verdict.kind === 'answer') return verdict.answer
    last = verdict.lost
    if (last === undefined) await context.pause(pauseMs(attempt, fresh.random()))
    else refused.add(last.value)
  }
  return fail(contentionProblem(last))
}

const attemptsFor = (refused: ReadonlySet<string>): number =>
  ATTEMPTS_MAX + Math.min(refused.size, LOSSES_MAX)

/** Full jitter: of writers that met once, few meet again. */
const pauseMs = (attempt: number, random: number): number =>
  random * Math.min(PAUSE_MAX_MS, PAUSE_BASE_MS * 2 ** attempt)

const isIdle = ({ puts, deletes }: Plan): boolean => puts.length + deletes.length === 0

async function commit(
  { store, principal, fresh, requestId }: Context,
  { operation, record }: WriteRequest,
  { view, guarded }: Observation,
  plan: Plan,
): Promise<Result<Written, CommitRefusal | StoreFailure>> {
  const chains = chainWrites(view, plan)
  const written = new Set(chains.map(({ base }) => chainName(base.chain)))
  const names = new Set(guarded.map(chainName))
  const committed = await store.commit(principal.scope, {
    chains,
    conditions: [...names].flatMap((name) => {
      const state = view.chains.get(name)
      return state === undefined || written.has(name) ? [] : state
    }),
    claims: plan.claims.map(({ pool, value, owner }) => ({ pool, value, owner })),
    releases: plan.releases,
    ...(record === undefined ? {} : { idempotency: record(plan.outcome) }),
    operation,
    actor: principal.subject,
    requestId,
    nowMs: fresh.nowMs,
  })
  return committed.ok ? ok({ kind: 'written', outcome: plan.outcome }) : committed
}

/** One entry per chain that the plan touches. */
function chainWrites(view: View, { puts, deletes }: Plan): ChainWrite[] {
  const touched = new Map<string, Chain>()
  for (const resource of [...puts, ...deletes]) {
    const chain = homeOf(resource)
    touched.set(chainName(chain), chain)
  }
  const livesIn = (name: string) => (one: StoredResource) => chainName(homeOf(one)) === name
  return [...touched].map(([name, chain]) => ({
    base: view.chains.get(name) ?? emptyChain(chain),
    puts: puts.filter(livesIn(name)),
    deletes: deletes.filter(livesIn(name)).map(({ id }) => id),
  }))
}

const homeOf = (resource: StoredResource): Chain =>
  chainOf(kindOf(resource), textOf(resource, 'vpcId'))

type Verdict =
  | { readonly kind: 'answer'; readonly answer: Result<Written, Problem> }
  | { readonly kind: 'again'; readonly lost?: Claim }

const answer = (problem: Problem): Verdict => ({ kind: 'answer', answer: fail(problem) })

function judge(refusal: CommitRefusal | StoreFailure, plan: Plan, nowMs: number): Verdict {
  switch (refusal.kind) {
    case 'versionMoved':
    case 'claimNotHeld':
      return { kind: 'again' }
    case 'claimTaken': {
      const { pool, value } = refusal.claim
      const ours = plan.claims.find(
        (one) => one.value === value && one.pool.kind === pool.kind && one.isChosen,
      )
      if (ours === undefined) return answer(takenProblem(refusal, nowMs))
      return { kind: 'again', lost: ours }
    }
    case 'idempotencyTaken':
      return { kind: 'answer', answer: ok({ kind: 'recorded', record: refusal.record }) }
    case 'tooLarge':
      return answer(tooLargeProblem(refusal))
    case 'resourceMoved':
      return answer({ code: 'store_corrupt', detail: `${refusal.resourceId} is not what it was.` })
    case 'unavailable':
    case 'corrupt':
      return answer(storeProblem(refusal))
    default:
      return unreachable(refusal)
  }
}

/**
 * Load, decide, commit: the one place where a decision meets the store.
 *
 * A decision is made on chains at known versions and written only if these have not moved; else it
 * is made again on what is there now. A value that we chose and somebody took meanwhile is replaced
 * by another one. An unknown outcome ends the request: nothing is chosen anew before it is settled.
 *
 * @module
 */
import { assert, unreachable } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import { type Chain, chainName, emptyChain, type StoredResource } from '../store/chain.ts'
import type { Claim } from '../store/claim.ts'
import type {
  ChainWrite,
  CommitRefusal,
  IdempotencyRecord,
  Store,
  StoreFailure,
  Write,
} from '../store/store.ts'
import { advised } from './advice.ts'
import type { Chance } from './allocation.ts'
import type { Context } from './context.ts'
import { furtherScopeProblem } from './further-scope.ts'
import { chainOf, kindOf, textOf } from './kind-of.ts'
import { type Look, type Observation, observe } from './observe.ts'
import type { Changes, Plan } from './plan.ts'
import type { Subject } from './reads.ts'
import { contentionProblem, storeProblem, takenProblem, tooLargeProblem } from './store-problem.ts'
import { inTurn, type Turns } from './turns.ts'
import type { View } from './view.ts'

export interface WriteRequest<O> {
  readonly operation: string
  readonly subject: Subject
  /** True: everything but the last step, so that the answer is that of the real thing. */
  readonly isDry: boolean
  decide(view: View, chance: Chance): Result<Plan<O>, Problem>
  /** Makes the record that is kept of the answer, where the caller sent an Idempotency-Key. */
  record?(outcome: O): IdempotencyRecord
}

export type Written<O> =
  | { readonly kind: 'written'; readonly outcome: O }
  /** The same key was used meanwhile; its answer stands. */
  | { readonly kind: 'recorded'; readonly record: IdempotencyRecord }

const ATTEMPTS_MAX = 16

/** Values that may be refused on top: of a pool this small, exhaustion is certain, not guessed. */
const LOSSES_MAX = 256
const PAUSE_BASE_MS = 10
const PAUSE_MAX_MS = 500

/** Of the writers that share a store, and with it a process. */
const turnsOf = new WeakMap<Store, Turns>()

export async function write<O>(
  context: Context,
  request: WriteRequest<O>,
): Promise<Result<Written<O>, Problem>> {
  const { store, principal, pause } = context
  if (request.isDry) return await writeNow(context, request)
  const turns: Turns = turnsOf.get(store) ?? new Map()
  turnsOf.set(store, turns)
  const { kind, vpcId } = request.subject
  const name = `${principal.scope.tenantId} ${chainName(chainOf(kind, vpcId))}`
  return await inTurn(turns, { name, pause }, () => writeNow(context, request))
}

async function writeNow<O>(
  context: Context,
  request: WriteRequest<O>,
): Promise<Result<Written<O>, Problem>> {
  const { fresh } = context
  const lost = new Set<string>()
  // The caller may repeat its own id; the store tells writes apart by this one.
  const unique = { ...context, requestId: `${context.requestId}/${fresh.id('write')}` }
  let last: Claim | undefined
  for (let attempt = 0; attempt < attemptsFor(lost); attempt++) {
    const look = { mayRemember: attempt === 0, listsPools: lost.size > 0 }
    const verdict = await tryOnce(unique, request, look, { fresh, refused: lost })
    if (verdict.kind === 'refused') return fail(verdict.problem)
    if (verdict.kind !== 'again') return ok(verdict)
    last = verdict.lost
    if (last === undefined) await context.pause(pauseMs(attempt, fresh.random()))
    else lost.add(last.value)
  }
  return fail(contentionProblem(last))
}

async function tryOnce<O>(
  context: Context,
  request: WriteRequest<O>,
  look: Look,
  chance: Chance,
): Promise<Written<O> | Verdict> {
  const { store, principal, fresh } = context
  const observed = await observe(store, principal.scope, request.subject, look)
  if (!observed.ok) return refused(storeProblem(observed.error))
  const { view } = observed.value
  const plan = request.decide(view, chance)
  const isFinal = !plan.ok || isIdle(request, plan.value)
  if (isFinal && !observed.value.isCurrent) {
    // What ends here is proved by no commit, so it must be true of what is there now.
    return await tryOnce(context, request, { ...look, mayRemember: false }, chance)
  }
  if (!plan.ok) return refused(advised(view, request.subject, plan.error))
  const unscoped = furtherScopeProblem(plan.value, principal.scopes)
  if (unscoped !== undefined) return refused(unscoped)
  const { outcome } = plan.value
  if (isFinal) return { kind: 'written', outcome }
  const sent = storeWrite(context, request, observed.value, plan.value)
  const done = await (request.isDry
    ? store.rehearse(principal.scope, sent)
    : store.commit(principal.scope, sent))
  if (done.ok) return { kind: 'written', outcome }
  const verdict = judge(done.error, plan.value, fresh.nowMs)
  if (verdict.kind !== 'refused') return verdict
  return refused(advised(view, request.subject, verdict.problem))
}

const attemptsFor = (refused: ReadonlySet<string>): number =>
  ATTEMPTS_MAX + Math.min(refused.size, LOSSES_MAX)

/** Full jitter: of writers that met once, few meet again. */
const pauseMs = (attempt: number, random: number): number =>
  random * Math.min(PAUSE_MAX_MS, PAUSE_BASE_MS * 2 ** attempt)

const isEmpty = ({ puts, deletes }: Changes): boolean => puts.length + deletes.length === 0

/** What changes nothing is not written, unless its answer is to be kept. */
const isIdle = <O>({ isDry, record }: WriteRequest<O>, plan: Changes): boolean =>
  isEmpty(plan) && (isDry || record === undefined)

function storeWrite<O>(
  { principal, fresh, requestId }: Context,
  { operation, record, isDry }: WriteRequest<O>,
  { view, guarded }: Observation,
  plan: Plan<O>,
): Write {
  const chains = isEmpty(plan) ? fence(view, guarded) : chainWrites(view, plan)
  const written = new Set(chains.map(({ base }) => chainName(base.chain)))
  const names = new Set(guarded.map(chainName))
  return {
    chains,
    conditions: [...names].flatMap((name) => {
      const state = view.chains.get(name)
      return state === undefined || written.has(name) ? [] : state
    }),
    claims: plan.claims.map(({ pool, value, owner }) => ({ pool, value, owner })),
    releases: plan.releases,
    ...(record === undefined || isDry ? {} : { idempotency: record(plan.outcome) }),
    operation,
    actor: principal.subject,
    requestId,
    nowMs: fresh.nowMs,
  }
}

/** A version without changes of the first chain, which is the one that the request is about. */
function fence(view: View, [chain]: readonly Chain[]): ChainWrite[] {
  assert(chain, 'a write guards the chain that it is about')
  return [{ base: view.chains.get(chainName(chain)) ?? emptyChain(chain), puts: [], deletes: [] }]
}

/** One entry per chain that the plan touches. */
function chainWrites(view: View, { puts, deletes }: Changes): ChainWrite[] {
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
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'recorded'; readonly record: IdempotencyRecord }
  | { readonly kind: 'again'; readonly lost?: Claim }

const refused = (problem: Problem): Verdict => ({ kind: 'refused', problem })

function judge(refusal: CommitRefusal | StoreFailure, plan: Changes, nowMs: number): Verdict {
  switch (refusal.kind) {
    case 'versionMoved':
    case 'claimNotHeld':
      return { kind: 'again' }
    case 'claimTaken': {
      const { pool, value } = refusal.claim
      const ours = plan.claims.find(
        (one) => one.value === value && one.pool.kind === pool.kind && one.isChosen,
      )
      if (ours === undefined) return refused(takenProblem(refusal, plan, nowMs))
      return { kind: 'again', lost: ours }
    }
    case 'idempotencyTaken':
      return { kind: 'recorded', record: refusal.record }
    case 'tooLarge':
      return refused(tooLargeProblem(refusal, plan))
    case 'resourceMoved':
      return refused({ code: 'store_corrupt', detail: `${refusal.resourceId} is not what it was.` })
    case 'unavailable':
    case 'corrupt':
      return refused(storeProblem(refusal))
    default:
      return unreachable(refusal)
  }
}

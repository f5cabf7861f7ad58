import type { Problem, ProblemCode } from '../model/problem.ts'
import { canonicalJson } from '../store/canonical-json.ts'
import type { Claim, ClaimPool } from '../store/claim.ts'
import type { CommitRefusal, StoreFailure } from '../store/store.ts'
import type { Changes } from './plan.ts'
import { parentIdOf } from './raised-parents.ts'

/** What a caller is told when the store itself is the trouble. */
export const storeProblem = (failure: StoreFailure): Problem =>
  failure.kind === 'unavailable'
    ? {
        code: 'store_unavailable',
        detail: 'The store does not answer; the outcome may be unknown.',
      }
    : { code: 'store_corrupt', detail: 'What is stored does not match its digest.' }

const TAKEN: Readonly<Record<ClaimPool['kind'], ProblemCode>> = {
  vni: 'vni_taken',
  publicAddress: 'address_taken',
  address: 'address_taken',
  mac: 'mac_taken',
  name: 'name_taken',
}

const MEMBER: Readonly<Record<ClaimPool['kind'], string>> = {
  vni: '/vni',
  publicAddress: '/address',
  address: '/addresses',
  mac: '/macAddress',
  name: '/name',
}

type Taken = Extract<CommitRefusal, { kind: 'claimTaken' }>

/** A value that the caller asked for and somebody else has. */
export function takenProblem(taken: Taken, { puts }: Changes, nowMs: number): Problem {
  const { claim, heldBy, coolingUntilMs } = taken
  const code = TAKEN[claim.pool.kind]
  const freeInS =
    coolingUntilMs === undefined ? undefined : Math.ceil((coolingUntilMs - nowMs) / 1000)
  const who = heldBy === undefined ? 'taken' : `held by ${heldBy}`
  const state = freeInS === undefined ? who : `cooling after its release, for ${freeInS} s more`
  const detail = `${claim.value} is ${state}.`
  return {
    code,
    detail,
    errors: [{ pointer: placeOf(claim, puts), code, detail, value: asSent(claim) }],
    more: {
      ...(heldBy === undefined ? {} : { conflict: { with: heldBy, ...kindOfHolder(claim) } }),
      ...(freeInS === undefined ? {} : { freeInS }),
    },
  }
}

/** Where the resource that wanted the value has it. */
function placeOf({ pool, value, owner }: Claim, puts: Changes['puts']): string {
  const wanting = puts.find(({ id }) => id === owner)
  return pointerIn(pool.kind === 'address' ? wanting : undefined, value) ?? MEMBER[pool.kind]
}

function pointerIn(value: unknown, wanted: string): string | undefined {
  if (typeof value !== 'object' || value === null) return value === wanted ? '' : undefined
  for (const [member, inside] of Object.entries(value)) {
    const pointer = pointerIn(inside, wanted)
    if (pointer !== undefined) return `/${member}${pointer}`
  }
  return undefined
}

/** Only resources of the same kind share names. */
const kindOfHolder = ({ pool }: Claim): { readonly kind?: string } =>
  pool.kind === 'name' ? { kind: pool.resourceKind } : {}

const CONTENTION: Readonly<Record<ClaimPool['kind'], ProblemCode>> = {
  vni: 'vni_contention',
  publicAddress: 'floating_ip_contention',
  address: 'address_contention',
  mac: 'write_contention',
  name: 'write_contention',
}

export const contentionProblem = (claim: Claim | undefined): Problem => ({
  code: claim === undefined ? 'write_contention' : CONTENTION[claim.pool.kind],
  detail: 'Others wrote at the same time, again and again; nothing was changed.',
})

/** `room` says how many resources such as these there is room for, besides their parents. */
export function tooLargeProblem(
  { of, got, limit }: Extract<CommitRefusal, { kind: 'tooLarge' }>,
  { puts, deletes, claims, releases }: Changes,
): Problem {
  const written = [...puts, ...deletes]
  const parents = new Set(written.map(parentIdOf))
  const count = written.filter(({ id }) => !parents.has(id)).length
  const values = new Set(
    [...claims, ...releases].map(({ pool, value }) => canonicalJson([pool, value])),
  )
  const beside = of === 'actions' ? got - count - values.size : 0
  const room = Math.floor((count * (limit - beside)) / Math.max(1, got - beside))
  return {
    code: 'change_too_large',
    detail: `The change writes ${count} resources and needs ${got} ${of}; one transaction has room for ${limit}, which is about ${room} of them.`,
    more: { limit: { name: of, limit, requested: got, room } },
  }
}

/** Claims are kept as text; of what they claim, only a VNI is a number. */
const asSent = ({ pool, value }: Claim): unknown => (pool.kind === 'vni' ? Number(value) : value)

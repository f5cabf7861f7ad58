import type { Problem, ProblemCode } from '../model/problem.ts'
import type { Claim, ClaimPool } from '../store/claim.ts'
import type { CommitRefusal, StoreFailure } from '../store/store.ts'

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
export function takenProblem(taken: Taken, nowMs: number): Problem {
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
    errors: [{ pointer: MEMBER[claim.pool.kind], code, detail, value: asSent(claim) }],
    more: {
      ...(heldBy === undefined ? {} : { conflict: { with: heldBy } }),
      ...(freeInS === undefined ? {} : { freeInS }),
    },
  }
}

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

export const tooLargeProblem = ({
  of,
  got,
  limit,
}: Extract<CommitRefusal, { kind: 'tooLarge' }>): Problem => ({
  code: 'change_too_large',
  detail: `The change needs ${got} ${of}; one transaction has room for ${limit}.`,
  more: { limit: { name: of, limit, requested: got } },
})

/** Claims are kept as text; of what they claim, only a VNI is a number. */
const asSent = ({ pool, value }: Claim): unknown => (pool.kind === 'vni' ? Number(value) : value)

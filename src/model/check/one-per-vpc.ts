import type { Problem, ProblemCode } from '../problem.ts'
import { conflictWith } from './refusal.ts'

interface InVpc {
  readonly id: string
  readonly vpcId: string
}

/** Refuses a second border of the same kind; `border` says in words what it is. */
export function onePerVpcProblem(
  after: InVpc,
  others: readonly InVpc[],
  { kind, border, code }: { kind: string; border: string; code: ProblemCode },
): Problem | undefined {
  const rival = others.find((one) => one.vpcId === after.vpcId && one.id !== after.id)
  if (rival === undefined) return undefined
  const detail = `${after.vpcId} has ${rival.id}; a VPC has one ${border}.`
  return { code, detail, more: conflictWith({ id: rival.id, kind }) }
}

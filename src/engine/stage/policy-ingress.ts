import type { Stage } from '../pipeline/stage.ts'
import { tierStep } from '../pipeline/tiers.ts'

/** Tiers before the security groups, on what a vNIC receives: platform, then admin. */
export const policyIngress: Stage<'policyIngress'> = {
  name: 'policyIngress',

  step: (place, flow, context) => tierStep(place, flow, context, 'ingress'),
}

import type { Stage } from '../pipeline/stage.ts'
import { tierStep } from '../pipeline/tiers.ts'

/** Tiers before the security groups, on what a vNIC sends: platform, then admin. */
export const policyEgress: Stage<'policyEgress'> = {
  name: 'policyEgress',

  step: (place, flow, context) => tierStep(place, flow, context, 'egress'),
}

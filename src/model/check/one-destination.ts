import type { Problem } from '../problem.ts'
import { refusal } from './refusal.ts'

interface Destination {
  readonly destinationCidr?: string
  readonly destinationPrefixListId?: string
}

export function oneDestinationProblem(route: Destination): Problem | undefined {
  const { destinationCidr, destinationPrefixListId } = route
  if ((destinationCidr === undefined) !== (destinationPrefixListId === undefined)) return undefined
  const detail = 'A route has exactly one of destinationCidr and destinationPrefixListId.'
  return refusal('destination_not_one', { pointer: '/destinationCidr', detail })
}

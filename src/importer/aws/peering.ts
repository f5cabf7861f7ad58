import type { Peering } from '../../model/kind/peering.ts'
import type { Dump } from './dump.ts'
import { named } from './named.ts'

const STATES: Readonly<Record<string, 'pending' | 'active'>> = {
  active: 'active',
  'initiating-request': 'pending',
  'pending-acceptance': 'pending',
  provisioning: 'pending',
}

/** Peerings that are or may become active. AWS shows dead ones for a while; routes to them drop. */
export function importPeerings(dump: Dump): readonly Peering[] {
  return dump.all('VpcPeeringConnections').flatMap((peering) => {
    const state = STATES[peering.object('Status')?.text('Code') ?? '']
    if (state === undefined) return []
    return [
      {
        id: peering.text('VpcPeeringConnectionId'),
        ...named(peering),
        requesterVpcId: peering.object('RequesterVpcInfo')?.maybeText('VpcId') ?? '',
        accepterVpcId: peering.object('AccepterVpcInfo')?.maybeText('VpcId') ?? '',
        state,
      },
    ]
  })
}

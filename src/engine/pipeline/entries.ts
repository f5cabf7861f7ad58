/**
 * Network ACLs of both directions: the lowest number that matches decides; nothing matches, nothing passes.
 *
 * @module
 */
import type { Address } from '../../net/address.ts'
import { contains, formatPrefix } from '../../net/prefix.ts'
import { matches } from '../compile/match.ts'
import type { Acl, Entry } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Step } from '../trace/trace.ts'
import { passed, refused } from './stage.ts'
import { matchOf, trafficOf } from './words.ts'

interface Asked {
  readonly stage: string
  readonly direction: 'ingress' | 'egress'
  /** The end that the ACL looks at: the source of what enters, the destination of what leaves. */
  readonly remote: Address
  readonly isReply: boolean
}

export function askAcl(acl: Acl, packet: Packet, asked: Asked): Step {
  const { stage, direction, remote } = asked
  const entry = acl[direction].find((e) => contains(e.prefix, remote) && matches(e, packet))
  if (entry?.allows === true) return passed(stage, () => entryText(entry), entry.id)
  const said = (): string =>
    entry === undefined
      ? `no ${direction} entry of ${acl.id} matches ${trafficOf(packet)}; the rest is denied`
      : entryText(entry)
  return refused(stage, reasonOf(asked), said, entry?.id ?? acl.id)
}

const reasonOf = ({ direction, isReply }: Asked) => {
  if (isReply) return 'RETURN_BLOCKED_BY_ACL'
  return direction === 'ingress' ? 'ACL_DENY_IN' : 'ACL_DENY_OUT'
}

const entryText = (entry: Entry): string =>
  `entry ${entry.number} ${entry.allows ? 'allows' : 'denies'} ${matchOf(entry)} ${formatPrefix(entry.prefix)}`

/**
 * Creations that would succeed where one was refused.
 *
 * @module
 */
import { prefixOf } from '../../model/canonical.ts'
import { groupedBy } from '../../model/grouped-by.ts'
import type { Subnet } from '../../model/kind/subnet.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { collectionPath, pathOf } from '../../model/kind-path.ts'
import type { Problem, Suggestion } from '../../model/problem.ts'
import { freeBlock } from '../../net/free-block.ts'
import { formatPrefix, overlaps } from '../../net/prefix.ts'
import type { Subject } from '../reads.ts'
import type { View } from '../view.ts'

type Json = Readonly<Record<string, unknown>>

function posting(title: string, kind: Kind, input: Json): Suggestion {
  const body = Object.entries(input).filter(([name]) => !pathMembers(kind).includes(name))
  const href = pathOf(collectionPath(kind), input)
  return { title, method: 'POST', href, body: Object.fromEntries(body) }
}

/** The same without the members that the server chooses when nobody names them. */
export function unnamed(_view: View, subject: Subject, { errors = [] }: Problem): Suggestion[] {
  const { kind, action, input, items } = subject
  if (action !== 'create' || items !== undefined) return []
  const wrong = errors.map(({ pointer = '' }) => pointer.split('/')[1] ?? '')
  if (wrong.length === 0 || !wrong.every((name) => kind.chosen?.includes(name))) return []
  const rest = Object.entries(input).filter(([name]) => !wrong.includes(name))
  return [posting('Let one be chosen', kind, Object.fromEntries(rest))]
}

/** The same with blocks of the same size that are free. */
export function otherBlocks(view: View, { kind, action, input }: Subject): Suggestion[] {
  if (kind.name !== 'subnet' || action !== 'create') return []
  const cidrs = freeLike(view, String(input['vpcId']), input['cidrs'] as readonly string[])
  return cidrs === undefined ? [] : [posting('Take what is free', kind, { ...input, cidrs })]
}

/** A subnet like the one that is full, beside it. */
export function furtherSubnet(view: View, { input, items = [input] }: Subject): Suggestion[] {
  const ids = new Set(items.map((item) => item['subnetId']))
  const full = view.network.subnets.filter(({ id }) => ids.has(id))
  return full.flatMap(({ vpcId, cidrs, zone, routeTableId, networkAclId }) => {
    const free = freeLike(view, vpcId, cidrs)
    if (free === undefined) return []
    const alike = { vpcId, cidrs: free, zone, routeTableId, networkAclId }
    const given = Object.entries(alike).filter(([, value]) => value !== undefined)
    const body = Object.fromEntries(given)
    return [posting('Create a further subnet', kindNamed('subnet'), body)]
  })
}

/** Undefined: the VPC has no room for them. What is free already stays. */
function freeLike({ network }: View, vpcId: string, cidrs: Subnet['cidrs']): string[] | undefined {
  const outer = (network.vpcs.find(({ id }) => id === vpcId)?.cidrs ?? []).map(prefixOf)
  const taken = groupedBy(network.subnets, 'vpcId', vpcId).flatMap((one) => one.cidrs.map(prefixOf))
  const free: string[] = []
  for (const wanted of cidrs.map(prefixOf)) {
    const isFree = !taken.some((one) => overlaps(one, wanted))
    const found = isFree
      ? wanted
      : outer
          .filter(({ family }) => family === wanted.family)
          .map((block) => freeBlock(block, wanted.length, taken))
          .find((block) => block !== undefined)
    if (found === undefined) return undefined
    taken.push(found)
    free.push(formatPrefix(found))
  }
  return free
}

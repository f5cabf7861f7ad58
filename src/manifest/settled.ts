/**
 * A foreign network as the API would take it, with the same verdicts: what leads nowhere is left out,
 * or becomes what it does to packets.
 *
 * @module
 */

import { icmpFamilyProblem } from '../model/check/traffic.ts'
import type { Fabric } from '../model/kind/fabric.ts'
import { DEFAULT_FABRIC } from '../model/kind/fabric.ts'
import type { Route } from '../model/kind/route.ts'
import type { Kind } from '../model/kind.ts'
import { creationFields } from '../model/kind-fields.ts'
import { parentField } from '../model/kind-named.ts'
import { API_KINDS, KINDS } from '../model/kinds.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { keyOf } from '../operation/key-of.ts'
import type { StoredResource } from '../store/chain.ts'
import { mentionsIn } from './references.ts'

type Json = Readonly<Record<string, unknown>>
type Lists = Record<string, readonly StoredResource[]>

export interface Settled {
  readonly snapshot: Snapshot
  /** What was left out, one line each. */
  readonly notes: readonly string[]
}

/** `fabricName` is that of the fabric which holds the public addresses, where there are any. */
export function settled(snapshot: Snapshot, fabricName: string): Settled {
  const notes: string[] = []
  const pending = new Set(
    snapshot.peerings.filter(({ state }) => state !== 'active').map(({ id }) => id),
  )
  const ids = new Set(
    KINDS.flatMap(({ plural }) =>
      (snapshot[plural as keyof Snapshot] as readonly { readonly id: string }[]).map(
        ({ id }) => id,
      ),
    ),
  )
  const isThere = (id: string): boolean => ids.has(id) && !pending.has(id)
  let lists: Lists = Object.fromEntries(
    API_KINDS.map(({ plural }) => [plural, snapshot[plural as keyof Snapshot] as never]),
  )
  lists['routes'] = snapshot.routes.flatMap((route) => routeOf(route, snapshot)) as never
  lists['peerings'] = snapshot.peerings.filter(({ state }) => state === 'active') as never
  // ICMP of one family with a prefix of the other matches no packet.
  const canMatch = (protocol: string, cidr: string | undefined): boolean =>
    icmpFamilyProblem(protocol, cidr) === undefined
  // What is in no VPC meets no packet but by a route.
  lists['unmodelledElements'] = snapshot.unmodelledElements.filter(
    ({ vpcId }) => vpcId !== undefined,
  ) as never
  lists['securityGroupRules'] = snapshot.securityGroupRules.filter(({ protocol, peerCidr }) =>
    canMatch(protocol, peerCidr),
  ) as never
  lists['networkAclEntries'] = snapshot.networkAclEntries.filter(({ protocol, cidr }) =>
    canMatch(protocol, cidr),
  ) as never
  for (let isStable = false; !isStable; ) {
    const known = new Set(Object.values(lists).flatMap((list) => list.map(({ id }) => id)))
    const next = Object.fromEntries(
      API_KINDS.map((kind) => [
        kind.plural,
        (lists[kind.plural] ?? []).flatMap((one) => whole(kind, one, { known, isThere, notes })),
      ]),
    )
    isStable = API_KINDS.every(({ plural }) => next[plural]?.length === lists[plural]?.length)
    lists = next
  }
  for (const kind of API_KINDS) lists[kind.plural] = distinct(kind, lists[kind.plural] ?? [])
  const made = { ...snapshot, ...(lists as unknown as Partial<Snapshot>) }
  return { snapshot: withFabric(made, fabricName), notes: [...new Set(notes)] }
}

/** The blocks of a VPC are local without a route; what was learned is written down, unless it never counted. */
function routeOf(route: Route, { vpcs, routes }: Snapshot): Route[] {
  const { destinationCidr, target, routeTableId, origin } = route
  const own = vpcs.find(({ id }) => id === route.vpcId)?.cidrs ?? []
  if (target.kind === 'local' && own.includes(destinationCidr ?? '')) return []
  if (origin === 'static') return [route]
  const isBeaten = routes.some(
    (one) =>
      one.origin === 'static' &&
      one.routeTableId === routeTableId &&
      one.destinationCidr === destinationCidr,
  )
  return isBeaten ? [] : [{ ...route, origin: 'static' }]
}

/** What is nothing without the one whom it mentions, or means something else then. */
const ALL_OR_NOTHING = new Set(['securityGroupRule', 'target', 'peering'])

interface Around {
  readonly known: ReadonlySet<string>
  /** Whether the foreign network has it, and it carries packets. */
  isThere(id: string): boolean
  readonly notes: string[]
}

function whole(kind: Kind, one: StoredResource, around: Around): StoredResource[] {
  const { known, notes } = around
  const lost = mentionsIn(kind, one).filter(({ id }) => !known.has(id))
  if (lost.length === 0) return [one]
  const gone = lost.map(({ id }) => id).join(', ')
  if (kind.name === 'route' && lost.every(({ relation }) => relation === 'target')) {
    return [{ ...one, target: targetWithout(one, around) }]
  }
  if (kind.name === 'transitGatewayAttachment' && one['type'] === 'vpc') {
    const { vpcId, ...rest } = one
    if (!known.has(String(vpcId))) {
      return [
        { ...rest, type: 'unmodelled', resourceId: String(vpcId), subnetIds: [] } as StoredResource,
      ]
    }
  }
  notes.push(`${one.id} (${kind.name}) mentions ${gone}, which is not here`)
  if (ALL_OR_NOTHING.has(kind.name) || kind.name === 'route') return []
  return stripped(kind, one, new Set(lost.map(({ id }) => id)))
}

/** What is there and cannot be told stays unknown; what is gone drops. */
function targetWithout(one: StoredResource, { isThere, notes }: Around): Json {
  const { kind, id = '' } = one['target'] as Route['target']
  const becomes = kind === 'unmodelled' || isThere(id) ? 'unmodelled' : 'blackhole'
  notes.push(`${one.id} leads to ${kind} ${id}, which is not here: ${becomes}`)
  return { kind: becomes }
}

function stripped(kind: Kind, one: StoredResource, lost: ReadonlySet<string>): StoredResource[] {
  let made: Json | undefined = one
  for (const { pointer, id } of mentionsIn(kind, one)) {
    if (lost.has(id)) made = made && withoutMention(kind, made, pointer.split('/')[1] ?? '', id)
  }
  return made === undefined ? [] : [made as StoredResource]
}

/** Undefined: it cannot do without. */
function withoutMention(kind: Kind, one: Json, member: string, id: string): Json | undefined {
  const { shape, presence } = { ...kind.fields, ...creationFields(kind) }[member] ?? {}
  if (shape?.type === 'list' && shape.of.type === 'ref') {
    const rest = (one[member] as readonly string[]).filter((each) => each !== id)
    return rest.length < shape.minItems ? undefined : { ...one, [member]: rest }
  }
  if (shape?.type !== 'ref' || presence !== 'optional') return undefined
  const { [member]: _lost, ...rest } = one
  // Without a target there is no address behind it either.
  return member === 'targetId' ? { ...rest, privateAddress: undefined } : rest
}

/** What is said twice is said once. */
function distinct(kind: Kind, list: readonly StoredResource[]): readonly StoredResource[] {
  const parent = parentField(kind)
  if (parent === undefined) return list
  const byKey = new Map<string, StoredResource>()
  for (const one of list) {
    const key = `${String(one[parent])} ${keyOf(kind, one)}`
    if (!byKey.has(key)) byKey.set(key, one)
  }
  return [...byKey.values()]
}

const BLOCKS_MAX = 100

/** Public addresses are of a fabric; a foreign network brings its own, with packets of any size. */
function withFabric(snapshot: Snapshot, name: string): Snapshot {
  const addresses = [...new Set(snapshot.floatingIps.map(({ address }) => address))]
  const blocks =
    addresses.length <= BLOCKS_MAX
      ? addresses.map((address) => `${address}/32`)
      : [
          ...new Set(
            addresses.map((address) => `${address.split('.').slice(0, 2).join('.')}.0.0/16`),
          ),
        ]
  const fabric: Fabric = {
    ...withoutDefault,
    id: `fab_${name}`,
    name,
    underlayMtuBytes: 65_535,
    floatingIpCidrs: blocks,
  }
  return {
    ...snapshot,
    fabrics: [fabric],
    vpcs: snapshot.vpcs.map((vpc) => ({ ...vpc, fabricId: fabric.id })),
  }
}

const { isDefault: _isDefault, ...withoutDefaultMark } = DEFAULT_FABRIC
const withoutDefault = { ...withoutDefaultMark, isDefault: false }

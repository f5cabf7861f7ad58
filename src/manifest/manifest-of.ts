/**
 * From a network to the resources of a manifest: references by name, children inside their parents,
 * nothing that the server chooses, and nothing that goes without saying.
 *
 * @module
 */

import type { Shape } from '../model/field.ts'
import type { Kind } from '../model/kind.ts'
import { creationFields, pathMembers } from '../model/kind-fields.ts'
import { kindNamed, parentField } from '../model/kind-named.ts'
import { shortPlural } from '../model/kind-path.ts'
import { API_KINDS } from '../model/kinds.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isSame } from '../operation/write-problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { referenceText } from './reference.ts'
import { mapMentions } from './references.ts'
import { namesFor } from './resource-names.ts'

type Json = Readonly<Record<string, unknown>>

export interface Written {
  readonly resources: readonly Json[]
  /** Path of each resource, by the id that it has in the network. */
  readonly paths: ReadonlyMap<string, string>
}

/** Members that are chosen anew wherever the manifest is applied. */
const CHOSEN = new Set(['vni', 'macAddress'])
const VPC_DEFAULTS = ['mainRouteTableId', 'defaultNetworkAclId', 'defaultSecurityGroupId']

export function manifestOf(snapshot: Snapshot): Written {
  const listed = API_KINDS.flatMap((kind) =>
    (snapshot[kind.plural as keyof Snapshot] as unknown as readonly StoredResource[]).map(
      (one) => ({
        kind,
        one: { ...one, kind: kind.name } as StoredResource,
      }),
    ),
  ).filter(({ one }) => one['isDefault'] !== true)
  const byId = new Map(listed.map(({ one }) => [one.id, one]))
  const names = namesFor(snapshot, listed)
  const pathOf = (id: string): string => {
    const one = byId.get(id)
    if (one === undefined) return id
    const kind = kindNamed(one.kind)
    const home = pathMembers(kind).map((member) => names.get(String(one[member])) ?? '')
    return referenceText(kind.name, [...home, names.get(id) ?? id])
  }
  const children = new Map<string, { kind: Kind; one: StoredResource }[]>()
  for (const each of listed) {
    const parent = parentField(each.kind)
    if (parent === undefined) continue
    const key = String(each.one[parent])
    children.set(key, [...(children.get(key) ?? []), each])
  }
  const write = ({ kind, one }: { kind: Kind; one: StoredResource }): Json => ({
    ...membersOf(kind, one, names.get(one.id), pathOf),
    ...Object.fromEntries(
      API_KINDS.filter(({ parent }) => parent === kind.name).map((child) => [
        shortPlural(child),
        (children.get(one.id) ?? []).filter((each) => each.kind === child).map(write),
      ]),
    ),
  })
  const top = listed.filter(({ kind }) => kind.parent === undefined)
  return {
    resources: top.map(({ kind, one }) => ({
      kind: kind.name,
      ...(kind.scope === 'vpc' ? { vpcId: pathOf(String(one['vpcId'])) } : {}),
      ...write({ kind, one }),
    })),
    paths: new Map(listed.map(({ one }) => [one.id, pathOf(one.id)])),
  }
}

function membersOf(
  kind: Kind,
  one: StoredResource,
  name: string | undefined,
  pathOf: (id: string) => string,
): Json {
  const fields = creationFields(kind)
  const named = mapMentions(kind, one, ({ id }) => pathOf(id))
  const members = Object.entries(fields).flatMap(([member, { default: fallback, shape }]) => {
    const value = member === 'name' ? name : written(shape, named[member])
    const isNoise =
      value === undefined ||
      member === 'managedBy' ||
      CHOSEN.has(member) ||
      (kind.name === 'vpc' && VPC_DEFAULTS.includes(member)) ||
      (fallback !== undefined && isSame(value, fallback))
    return isNoise ? [] : [[member, value] as const]
  })
  return Object.fromEntries(members)
}

/** Without what only the server may say, however deep. */
function written(shape: Shape, value: unknown): unknown {
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item) => written(shape.of, item))
  }
  if (shape.type !== 'object' || typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(
    ([name]) => shape.fields[name]?.access !== 'readOnly',
  )
  return Object.fromEntries(members)
}

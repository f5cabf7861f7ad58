import type { Kind } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { StoredResource } from '../store/chain.ts'

interface Named {
  readonly kind: Kind
  readonly one: StoredResource
}

/**
 * A name for each resource, by id: its own as far as it may be one, else its id; each once among its
 * kind in the same place. What a VPC comes with has the names that it comes with. Children keep what
 * name they have, and need none.
 */
export function namesFor(
  snapshot: Snapshot,
  listed: readonly Named[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const placeOf = ({ kind, one }: Named): string =>
    [kind.name, kind.scope === 'vpc' ? one['vpcId'] : '', one[parentField(kind) ?? ''] ?? ''].join(
      ' ',
    )
  const fixed = new Map(
    snapshot.vpcs.flatMap(({ mainRouteTableId, defaultNetworkAclId, defaultSecurityGroupId }) => [
      [mainRouteTableId ?? '', 'main'],
      [defaultNetworkAclId ?? '', 'default'],
      [defaultSecurityGroupId ?? '', 'default'],
    ]),
  )
  for (const each of listed) {
    const name = fixed.get(each.one.id)
    if (name !== undefined) names.set(each.one.id, name)
    if (name !== undefined) taken.add(`${placeOf(each)} ${name}`)
  }
  for (const each of listed) {
    const { kind, one } = each
    if (names.has(one.id) || (kind.parent !== undefined && one['name'] === undefined)) continue
    const place = placeOf(each)
    const own = wordOf(String(one['name'] ?? one.id))
    const id = wordOf(one.id)
    const found = [own, id, `${own.slice(0, 40)}-${id.slice(-22)}`].find(
      (name) => !taken.has(`${place} ${name}`) && !isReserved(kind, name),
    )
    let name = found ?? own
    for (let i = 2; taken.has(`${place} ${name}`) || isReserved(kind, name); i++)
      name = `${own.slice(0, 55)}-${i}`
    taken.add(`${place} ${name}`)
    names.set(one.id, name)
  }
  return names
}

const RESERVED: Readonly<Record<string, string>> = {
  routeTable: 'main',
  networkAcl: 'default',
  securityGroup: 'default',
  fabric: 'default',
}

/** `internet` means something else in questions; the others come with every VPC, or are there. */
const isReserved = (kind: Kind, name: string): boolean =>
  name === 'internet' || RESERVED[kind.name] === name

/** A letter first; letters, digits, `.`, `_` and `-`; at most 63. */
function wordOf(text: string): string {
  const plain = text
    .replace(/^arn:.*:(?:loadbalancer|targetgroup|listener)\//, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
  const begun = /^[A-Za-z]/.test(plain) ? plain : `x${plain}`
  return begun.slice(0, 63).replace(/[^A-Za-z0-9]+$/, '') || 'x'
}

/**
 * How much rules and routes count: one each, and a prefix list as many as it has room for.
 *
 * Data planes keep one entry per prefix, of each family apart, so that limits are of these, as in AWS
 * ("Prefix lists count their maximum number of entries"). What a list would need is reserved when it
 * is named, and growing a list is refused where somebody who names it has no room for that.
 *
 * @module
 */
import type { Family } from '../../net/address.ts'
import { prefixOf } from '../canonical.ts'
import { groupedBy } from '../grouped-by.ts'
import type { PrefixList } from '../kind/prefix-list.ts'
import type { Route } from '../kind/route.ts'
import type { SecurityGroupRule } from '../kind/security-group-rule.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

/** Per security group, direction and family. */
export const RULES_MAX = 200
/** Per route table and family. */
export const ROUTES_MAX = 500

type Direction = SecurityGroupRule['direction']

const FAMILIES: readonly Family[] = [4, 6]

interface Weighed {
  readonly weight: number
  readonly families: readonly Family[]
}

function weighed(
  { prefixLists }: Snapshot,
  cidr: string | undefined,
  listId: string | undefined,
): Weighed {
  if (cidr !== undefined) return { weight: 1, families: [prefixOf(cidr).family] }
  const [list] = listId === undefined ? [] : groupedBy(prefixLists, 'id', listId)
  return list === undefined ? { weight: 1, families: FAMILIES } : roomOf(list)
}

/** A list counts in the families that it has entries of; an empty one may come to have any. */
function roomOf({ entries, maxEntries }: PrefixList): Weighed {
  const found = FAMILIES.filter((family) =>
    entries.some(({ cidr }) => prefixOf(cidr).family === family),
  )
  return {
    weight: maxEntries ?? entries.length,
    families: found.length === 0 ? FAMILIES : found,
  }
}

const weighRule = (snapshot: Snapshot, rule: SecurityGroupRule): Weighed =>
  weighed(snapshot, rule.peerCidr, rule.peerPrefixListId)

const weighRoute = (snapshot: Snapshot, route: Route): Weighed =>
  weighed(snapshot, route.destinationCidr, route.destinationPrefixListId)

export const ruleWeight = (snapshot: Snapshot, rule: SecurityGroupRule): number =>
  weighRule(snapshot, rule).weight

const sum = (all: readonly Weighed[], family: Family): number =>
  all.reduce((used, { weight, families }) => used + (families.includes(family) ? weight : 0), 0)

const rulesOf = (
  { securityGroupRules }: Snapshot,
  groupId: string,
  direction: Direction,
): SecurityGroupRule[] =>
  groupedBy(securityGroupRules, 'securityGroupId', groupId).filter(
    (rule) => rule.direction === direction,
  )

const routesOf = ({ routes }: Snapshot, tableId: string): readonly Route[] =>
  groupedBy(routes, 'routeTableId', tableId)

/** What a group has used up, per family. */
export function ruleUsage(snapshot: Snapshot, groupId: string, direction: Direction) {
  const all = rulesOf(snapshot, groupId, direction).map((rule) => weighRule(snapshot, rule))
  return usage(all, RULES_MAX)
}

/** What a route table has used up, per family. */
export function routeUsage(snapshot: Snapshot, tableId: string) {
  const all = routesOf(snapshot, tableId).map((route) => weighRoute(snapshot, route))
  return usage(all, ROUTES_MAX)
}

const usage = (all: readonly Weighed[], limit: number) => ({
  ipv4: { used: sum(all, 4), limit },
  ipv6: { used: sum(all, 6), limit },
})

/** Refuses a rule for which its group has no room. */
export function ruleRoomProblem(snapshot: Snapshot, rule: SecurityGroupRule): Problem | undefined {
  const { id, securityGroupId, direction } = rule
  const others = rulesOf(snapshot, securityGroupId, direction).filter((one) => one.id !== id)
  return roomProblem(
    others.map((one) => weighRule(snapshot, one)),
    weighRule(snapshot, rule),
    { name: 'securityGroupRules', where: `${direction} of ${securityGroupId}`, limit: RULES_MAX },
  )
}

/** Refuses a route for which its table has no room. */
export function routeRoomProblem(snapshot: Snapshot, route: Route): Problem | undefined {
  const { id, routeTableId } = route
  const others = routesOf(snapshot, routeTableId).filter((one) => one.id !== id)
  return roomProblem(
    others.map((one) => weighRoute(snapshot, one)),
    weighRoute(snapshot, route),
    { name: 'routes', where: routeTableId, limit: ROUTES_MAX },
  )
}

interface Room {
  readonly name: string
  /** In words, whose room it is. */
  readonly where: string
  readonly limit: number
}

function roomProblem(
  others: readonly Weighed[],
  { weight, families }: Weighed,
  { name, where, limit }: Room,
): Problem | undefined {
  for (const family of families) {
    const used = sum(others, family)
    if (used + weight <= limit) continue
    const detail = `The IPv${family} ${name} for ${where} weigh ${used}, and this would add ${weight}; together they may weigh ${limit}.`
    return {
      code: 'quota_exceeded',
      detail,
      more: { limit: { name, limit, used, requested: weight, weight } },
    }
  }
  return undefined
}

/** Refuses to let a prefix list grow beyond the room of who names it. All VPCs are in view. */
export function listRoomProblem(
  snapshot: Snapshot,
  before: PrefixList,
  after: PrefixList,
): Problem | undefined {
  const [was, is] = [roomOf(before), roomOf(after)]
  const grows = is.weight > was.weight || is.families.some((one) => !was.families.includes(one))
  if (!grows) return undefined
  const prefixLists = snapshot.prefixLists.map((list) => (list.id === after.id ? after : list))
  const grown = { ...snapshot, prefixLists }
  const rules = grown.securityGroupRules.filter((one) => one.peerPrefixListId === after.id)
  const routes = grown.routes.filter((one) => one.destinationPrefixListId === after.id)
  return (
    first(rules, (rule) => ruleRoomProblem(grown, rule)) ??
    first(routes, (route) => routeRoomProblem(grown, route))
  )
}

function first<T>(
  all: readonly T[],
  problemOf: (one: T) => Problem | undefined,
): Problem | undefined {
  for (const one of all) {
    const problem = problemOf(one)
    if (problem !== undefined) return problem
  }
  return undefined
}

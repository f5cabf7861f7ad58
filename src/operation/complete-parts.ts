/**
 * Feet of balancers and endpoints, as a request lists them, with what it leaves out.
 *
 * A foot that was there keeps its id and its addresses: it is told by its id, else by its subnet and
 * the addresses that are named. What is new gets an id, and addresses that are free.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Part } from '../model/check/parts.ts'
import { refusal } from '../model/check/refusal.ts'
import { problemAt } from '../model/joined-problem.ts'
import type { Problem } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { chooseAddresses } from './allocate-address.ts'
import type { Allocation } from './allocation.ts'

/** As a request may say it. */
interface Wanted {
  readonly id?: string
  readonly subnetId: string
  readonly addresses?: readonly string[] | undefined
}

interface PartList {
  readonly member: string
  readonly idPrefix: string
}

const PARTS: Readonly<Record<string, PartList>> = {
  loadBalancer: { member: 'nodes', idPrefix: 'lbn' },
  serviceEndpoint: { member: 'interfaces', idPrefix: 'sei' },
}

/** The member of a kind that lists its feet. */
export const partMember = (kindName: string): string | undefined => PARTS[kindName]?.member

export function completeParts(
  allocation: Allocation,
  draft: StoredResource,
  before?: StoredResource,
): Result<StoredResource, Problem> {
  const list = PARTS[draft.kind]
  if (list === undefined) return ok(draft)
  const { member, idPrefix } = list
  const wanted = partsOf<Wanted>(draft, member)
  const there = partsOf<Part>(before, member)
  const strange = strangerProblem(member, wanted, there)
  if (strange !== undefined) return fail(strange)
  const known = matched(wanted, there)
  const named = wanted.map((one, i) => ({
    ...one,
    addresses: one.addresses ?? known[i]?.addresses,
  }))
  reserve(allocation, named)
  const parts: Part[] = []
  for (const [i, { subnetId, addresses }] of named.entries()) {
    const chosen = addresses ? ok({ addresses }) : chooseAddresses(allocation, subnetId, [4, 6])
    if (!chosen.ok) return fail(problemAt(`/${member}/${i}`, chosen.error))
    const id = known[i]?.id ?? allocation.chance.fresh.id(idPrefix)
    parts.push({ id, subnetId, ...chosen.value })
  }
  return ok(draft[member] === undefined ? draft : { ...draft, [member]: parts })
}

function partsOf<P>(resource: StoredResource | undefined, member: string): readonly P[] {
  const value = resource?.[member]
  return Array.isArray(value) ? value : []
}

/** Ids are ours to give: one that a request names is that of a foot which stays where it is. */
function strangerProblem(
  member: string,
  wanted: readonly Wanted[],
  there: readonly Part[],
): Problem | undefined {
  for (const [i, { id, subnetId }] of wanted.entries()) {
    if (id === undefined) continue
    const at = `/${member}/${i}`
    const known = there.find((one) => one.id === id)
    if (known === undefined || wanted.findIndex((one) => one.id === id) < i) {
      const detail = `\`id\` is given by the server; ${id} is none of \`${member}\`, or stands there twice.`
      return refusal('read_only_field', { pointer: `${at}/id`, detail, value: id })
    }
    if (known.subnetId === subnetId) continue
    const detail = `${id} stands in ${known.subnetId} and does not move; leave its id out to get another one.`
    return refusal('immutable_field', { pointer: `${at}/subnetId`, detail, value: subnetId })
  }
  return undefined
}

/** For each that is wanted the one that it was, none twice. */
function matched(wanted: readonly Wanted[], there: readonly Part[]): (Part | undefined)[] {
  const named = new Set(wanted.map(({ id }) => id))
  const left = there.filter(({ id }) => !named.has(id))
  return wanted.map(({ id, subnetId, addresses }) => {
    if (id !== undefined) return there.find((one) => one.id === id)
    const place = left.findIndex(
      (one) =>
        one.subnetId === subnetId &&
        (addresses === undefined || addresses.some((address) => one.addresses.includes(address))),
    )
    return place < 0 ? undefined : left.splice(place, 1)[0]
  })
}

/** What is named is not chosen for another one. */
function reserve(allocation: Allocation, parts: readonly Wanted[]): void {
  for (const { subnetId, addresses = [] } of parts) {
    for (const address of addresses) allocation.busyAddresses(subnetId).add(address)
  }
}

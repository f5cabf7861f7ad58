import { fail, ok, type Result } from '../base/result.ts'
import { groupedBy } from '../model/grouped-by.ts'
import { isIdOf } from '../model/id.ts'
import type { Kind } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { ChainState, StoredResource } from '../store/chain.ts'
import type { Context } from './context.ts'
import { digestOf } from './cut.ts'
import { chainOf } from './kind-of.ts'
import { readsOf } from './reads.ts'
import { shown, shownAlone } from './shown.ts'
import { ofKind } from './snapshot-of.ts'
import { storeProblem } from './store-problem.ts'
import { loadChains, type View, viewOf } from './view.ts'

/** Where something is, by the ids of a path. */
export interface Place {
  readonly kind: Kind
  /** Absent for a list. */
  readonly id?: string
  readonly vpcId?: string
  readonly parentId?: string
}

/** The same for what is missing and for what is somebody else's. */
export const NOT_FOUND: Problem = {
  code: 'not_found',
  detail: 'There is nothing at this path, or nothing that this token may know of.',
}

/** A text that is no id names nothing, and is never handed to the store. */
export const isPossible = ({ kind, id, vpcId }: Place): boolean =>
  (id === undefined || isIdOf(kind.idPrefix, id)) &&
  (kind.scope !== 'vpc' || (vpcId !== undefined && isIdOf('vpc', vpcId)))

/** The resource at a place, if the chain that was loaded has it there. */
export function found(view: View, place: Place): StoredResource | undefined {
  const resource = view.find(place.id ?? '')
  return resource !== undefined && isAt(place, resource) ? resource : undefined
}

function isAt({ kind, vpcId, parentId }: Place, resource: StoredResource): boolean {
  const parent = parentField(kind)
  return (
    resource.kind === kind.name &&
    (kind.scope !== 'vpc' || resource['vpcId'] === vpcId) &&
    (parent === undefined || resource[parent] === parentId)
  )
}

/** Whether the VPC, and the parent where there is one, of what a path lists or creates are there. */
export function hasHome(view: View, { kind, vpcId = '', parentId }: Place): boolean {
  if (kind.scope === 'vpc' && (view.chains.get(vpcId)?.resources.size ?? 0) === 0) return false
  if (kind.parent === undefined) return true
  const parent = view.find(parentId ?? '')
  return parent?.kind === kind.parent && (kind.scope !== 'vpc' || parent['vpcId'] === vpcId)
}

/** One item is read where it says all; what is derived needs the network around it. */
export async function get(
  context: Context,
  place: Place,
): Promise<Result<StoredResource, Problem>> {
  if (!isPossible(place)) return fail(NOT_FOUND)
  const { kind, vpcId, id = '' } = place
  if (kind.derive !== undefined || kind.scope === 'platform') return await getShown(context, place)
  const { store, principal } = context
  const read = await store.resource(principal.scope, chainOf(kind, vpcId), id)
  if (!read.ok) return fail(storeProblem(read.error))
  const resource = read.value
  return resource !== undefined && isAt(place, resource)
    ? ok(shownAlone(resource))
    : fail(NOT_FOUND)
}

async function getShown(context: Context, place: Place): Promise<Result<StoredResource, Problem>> {
  const loaded = await loadHome(context, place)
  if (!loaded.ok) return loaded
  const view = viewOf(loaded.value)
  const resource = found(view, place)
  return resource === undefined ? fail(NOT_FOUND) : ok(shown(view.network, resource))
}

export interface Listed {
  /** By id, which is by time of creation; without what is derived. */
  readonly items: readonly StoredResource[]
  /** The network around them, to show them in. */
  readonly network: Snapshot
  /** Stands for all of that. */
  readonly digest: string
  /** Of the chains that were read, in their order. */
  readonly versions: readonly number[]
}

/** `at` are versions of an earlier list, which is then given as it was. */
export async function list(
  context: Context,
  place: Place,
  at?: readonly number[],
): Promise<Result<Listed, Problem>> {
  const loaded = await (at === undefined ? loadHome(context, place) : loadPast(context, place, at))
  if (!loaded.ok) return loaded
  const view = viewOf(loaded.value)
  if (!hasHome(view, place)) return fail(NOT_FOUND)
  const all = ofKind(view.network, place.kind)
  const parent = parentField(place.kind)
  return ok({
    items: parent === undefined ? all : groupedBy(all, parent, place.parentId),
    network: view.network,
    digest: digestOf(loaded.value),
    versions: loaded.value.map(({ version }) => version),
  })
}

async function loadHome(
  { store, principal }: Context,
  place: Place,
): Promise<Result<readonly ChainState[], Problem>> {
  if (!isPossible(place)) return fail(NOT_FOUND)
  const loaded = await loadChains(store, principal.scope, readsOf(place.kind, place.vpcId))
  return loaded.ok ? loaded : fail(storeProblem(loaded.error))
}

/** The same chains at the versions that a page token has pinned. */
async function loadPast(
  { store, principal }: Context,
  place: Place,
  versions: readonly number[],
): Promise<Result<readonly ChainState[], Problem>> {
  if (!isPossible(place)) return fail(NOT_FOUND)
  const chains = readsOf(place.kind, place.vpcId)
  const loaded = await Promise.all(
    chains.map((chain, i) => store.loadAt(principal.scope, chain, versions[i] ?? 0)),
  )
  const states: ChainState[] = []
  for (const state of loaded) {
    if (!state.ok) return fail(storeProblem(state.error))
    if (state.value === undefined) return fail(FORGOTTEN)
    states.push(state.value)
  }
  return ok(states)
}

const FORGOTTEN: Problem = {
  code: 'page_token_expired',
  detail: 'The list is no longer kept as it was on its first page.',
}

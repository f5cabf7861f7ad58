/**
 * Carries out the steps of a plan over the API, in their order.
 *
 * @module
 */
import { ok, type Result } from '../../base/result.ts'
import { mapMentions } from '../../manifest/references.ts'
import { pathsOf } from '../../manifest/resource-path.ts'
import type { Step } from '../../manifest/step.ts'
import { kindNamed, parentField } from '../../model/kind-named.ts'
import type { Weft, WriteOptions } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { type Members, methodsOf } from '../kind/kind-methods.ts'
import type { Refusal } from '../refusal.ts'

export interface Applying {
  readonly api: Weft
  /** Told before each step. */
  onStep(step: Step): void
}

/** Says how many steps were done; a refusal ends it, and what was done before stays done. */
export async function applySteps(
  steps: readonly Step[],
  { api, onStep }: Applying,
): Promise<{ readonly done: number; readonly refusal?: Refusal }> {
  const ids = new Map<string, string>()
  for (const [done, step] of steps.entries()) {
    onStep(step)
    const outcome = await applyOne(step, api, ids)
    if (!outcome.ok) return { done, refusal: outcome.error }
  }
  return { done: steps.length }
}

type Ids = Map<string, string>

async function applyOne(step: Step, api: Weft, ids: Ids): Promise<Result<unknown, Refusal>> {
  const known = await learn(step, api, ids)
  if (!known.ok) return known
  const kind = kindNamed(step.kind)
  const methods = methodsOf(api, kind)
  const idOf = (text: string): string => ids.get(text) ?? text
  const where = placeOf(step, idOf)
  const options = await conditionOf(step, api, where)
  if (!options.ok) return options
  if (step.action === 'delete') return asked(methods.delete(where, options.value))
  if (step.action === 'update') {
    return asked(methods.update(where, withIds(step.body ?? {}, ids) as Members, options.value))
  }
  const body = mapMentions(kind, step.body ?? {}, ({ id }) => idOf(id))
  const { id: _own, ...home } = where
  const made = await asked(methods.create({ ...home, ...body }))
  if (made.ok) ids.set(step.path, made.value.id)
  return made
}

/** Paths of what came with a VPC are known once it is asked for. */
async function learn(step: Step, api: Weft, ids: Ids): Promise<Result<unknown, Refusal>> {
  const missing = pathsIn(step).filter((path) => !ids.has(path))
  if (missing.length === 0) return ok(undefined)
  const network = await asked(api.getNetwork())
  if (!network.ok) return network
  const { resources } = network.value
  const byId = new Map(resources.map((one) => [one.id, one]))
  const { pathOf } = pathsOf((id) => byId.get(id))
  for (const one of resources) ids.set(pathOf(one), one.id)
  return ok(undefined)
}

/** Texts that stand for ids: of the step's own target, of its home, and of what it mentions. */
function pathsIn({ action, path, id, kind, vpcId, parentId, body }: Step): string[] {
  const mentioned: string[] = []
  if (action === 'create') {
    mapMentions(kindNamed(kind), body ?? {}, (one) => {
      mentioned.push(one.id)
      return one.id
    })
  }
  const target = action === 'create' || id !== undefined ? [] : [path]
  return [...mentioned, ...target, vpcId ?? '', parentId ?? ''].filter((text) => text.includes('/'))
}

function placeOf(
  { path, id, kind, vpcId, parentId }: Step,
  idOf: (text: string) => string,
): Members {
  const parent = parentField(kindNamed(kind))
  return {
    id: id ?? idOf(path),
    ...(vpcId === undefined ? {} : { vpcId: idOf(vpcId) }),
    ...(parent === undefined || parentId === undefined ? {} : { [parent]: idOf(parentId) }),
  }
}

/** Only at the revision that is there now: nobody else's change is overwritten unseen. */
async function conditionOf(
  step: Step,
  api: Weft,
  where: Members,
): Promise<Result<WriteOptions, Refusal>> {
  if (step.action === 'create') return ok({})
  const got = await asked(methodsOf(api, kindNamed(step.kind)).get(where).raw())
  if (!got.ok) return got
  const { etag } = got.value
  return ok(etag === undefined ? {} : { ifMatch: etag })
}

/** In a patch the paths of what has been made meanwhile stand as whole texts. */
function withIds(value: unknown, ids: Ids): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withIds(member, ids)]),
  )
}

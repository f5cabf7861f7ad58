import { fail, ok, type Result } from '../../base/result.ts'
import { TAGS_MAX } from '../../model/envelope.ts'
import type { Access } from '../../model/field.ts'
import type { Kind } from '../../model/kind.ts'
import type { FieldProblem, Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import { allocationFor, type Chance } from '../allocation.ts'
import { changedClaims } from '../claims-of.ts'
import { completeParts } from '../complete-parts.ts'
import { missingMembers, withDefaults } from '../defaults.ts'
import { mergePatch } from '../merge-patch.ts'
import type { Plan } from '../plan.ts'
import { shown } from '../shown.ts'
import type { View } from '../view.ts'
import { danglingProblem, isSame, writeProblem } from '../write-problem.ts'

type Json = Readonly<Record<string, unknown>>

/** Applies a merge patch (RFC 7396). A patch that changes nothing makes no new revision. */
export function update(
  kind: Kind,
  view: View,
  { before, patch }: { readonly before: StoredResource; readonly patch: Json },
  chance: Chance,
): Result<Plan<StoredResource>, Problem> {
  const fixed = fixedProblem(kind, shown(view.network, before), patch)
  if (fixed !== undefined) return fail(fixed)
  const asked = mergePatch(before, withoutDerived(kind, patch)) as Json
  const merged = withDefaults(kind.fields, asked) as StoredResource
  const missing = missingMembers(kind.fields, merged)
  const [first] = missing
  if (first !== undefined) {
    return fail({ code: 'missing_field', detail: first.detail, errors: missing })
  }
  const unfit = tagsProblem(merged) ?? danglingProblem(kind, view, before, merged)
  if (unfit !== undefined) return fail(unfit)
  const whole = completeParts(allocationFor(view, [], chance), merged, before)
  if (!whole.ok) return whole
  if (isSame(before, whole.value)) {
    return ok({ puts: [], deletes: [], claims: [], releases: [], outcome: before })
  }
  const updatedAt = chance.fresh.timestamp
  const after = { ...whole.value, revision: before.revision + 1, updatedAt }
  const problem = writeProblem(kind, view, before, after)
  if (problem !== undefined) return fail(problem)
  const claims = changedClaims(view.network, { given: patch, before, after })
  return ok({ puts: [after], deletes: [], ...claims, outcome: after })
}

/** A patch of few tags may still make too many. */
function tagsProblem(merged: StoredResource): Problem | undefined {
  const count = Object.keys(merged['tags'] ?? {}).length
  if (count <= TAGS_MAX) return undefined
  const detail = `With this patch there are ${count} tags; at most ${TAGS_MAX} are kept.`
  const errors = [{ pointer: '/tags', code: 'too_many_items', detail }]
  return { code: 'too_many_items', detail, errors }
}

const SERVER_OWNED = new Set(['id', 'kind', 'revision', 'createdAt', 'updatedAt'])

const withoutDerived = (kind: Kind, patch: Json): Json =>
  Object.fromEntries(
    Object.entries(patch).filter(([name]) => kind.fields[name]?.access !== 'derived'),
  )

const WHY: Readonly<Record<Exclude<Access, 'readWrite'>, string>> = {
  createOnly: 'is fixed at creation',
  readOnly: 'is decided by the server',
  derived: 'follows from the network',
}

/** What cannot change may be sent along as it is, so that what was read can be sent back. */
function fixedProblem(kind: Kind, before: StoredResource, patch: Json): Problem | undefined {
  const errors = Object.entries(patch).flatMap(([name, value]): FieldProblem[] => {
    const access = kind.fields[name]?.access ?? (SERVER_OWNED.has(name) ? 'readOnly' : 'readWrite')
    if (access === 'readWrite' || isSame(before[name] ?? null, value)) return []
    const code = access === 'createOnly' ? 'immutable_field' : 'read_only_field'
    const detail = `\`${name}\` ${WHY[access]}; it is ${JSON.stringify(before[name] ?? null)}.`
    return [{ pointer: `/${name}`, code, detail, value }]
  })
  const [first] = errors
  if (first === undefined) return undefined
  const isOne = errors.every(({ code }) => code === 'immutable_field')
  const code = isOne ? 'immutable_field' : 'read_only_field'
  return { code, detail: first.detail, errors }
}

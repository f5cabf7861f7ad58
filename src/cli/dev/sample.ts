/**
 * The sample network, created through the API as any tenant would.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { ok, type Result } from '../../base/result.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import type { Weft } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { type KindMethods, type Members, methodsOf } from '../kind/kind-methods.ts'
import { projectFile } from '../project-file.ts'
import { badInput, type Refusal } from '../refusal.ts'
import { type Entry, parseManifest, referenceTo, resolveReferences } from './manifest.ts'

const FILE = 'examples/sample/network.yaml'

/** Carried by the first VPC once everything is there: what is changed afterwards stays changed. */
const COMPLETE = { sample: 'complete' }

/** Creates what is missing; does nothing where a former start has created everything. */
export async function ensureSample(api: Weft): Promise<Result<'created' | 'found', Refusal>> {
  const parsed = parseManifest(readFileSync(projectFile(FILE), 'utf8'), FILE)
  if (!parsed.ok) return parsed
  const [first] = parsed.value
  if (first === undefined) return badInput(`${FILE} is empty`)
  const methods = methodsOf(api, first.kind)
  const before = await asked(methods.list({ name: first.name }))
  if (!before.ok) return before
  if (before.value.items.some(isComplete)) return ok('found')
  const ids = await createAll(api, parsed.value)
  if (!ids.ok) return ids
  const where = { id: ids.value.get(referenceTo(first)) }
  const marked = await asked(methods.update(where, { tags: COMPLETE }))
  return marked.ok ? ok('created') : marked
}

const isComplete = ({ tags }: Members): boolean =>
  (tags as Members | undefined)?.['sample'] === COMPLETE.sample

/** In the order of the file; what a broken-off start has left is found by its name. */
async function createAll(
  api: Weft,
  entries: readonly Entry[],
): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const ids = new Map<string, string>()
  const vpcs = new Map<unknown, unknown>()
  for (const entry of entries) {
    const given = resolveReferences(entry.fields, ids) as Members
    const { vpcId = vpcs.get(given[`${entry.kind.parent}Id`]) } = given
    const resource = { name: entry.name, ...given, ...(vpcId === undefined ? {} : { vpcId }) }
    const made = await ensure(methodsOf(api, entry.kind), entry.kind, resource)
    if (!made.ok) return made
    ids.set(referenceTo(entry), made.value)
    vpcs.set(made.value, vpcId)
  }
  return ok(ids)
}

async function ensure(
  methods: KindMethods,
  kind: Kind,
  resource: Members,
): Promise<Result<string, Refusal>> {
  const place = pathMembers(kind).map((member) => [member, resource[member]])
  const found = await asked(methods.list({ ...Object.fromEntries(place), name: resource['name'] }))
  if (!found.ok) return found
  const [there] = found.value.items
  if (there !== undefined) return ok(there.id)
  const made = await asked(methods.create(resource))
  return made.ok ? ok(made.value.id) : made
}

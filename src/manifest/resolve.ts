/**
 * From entries to resources: which of those that are there each one stands for, and whom it mentions.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { Kind } from '../model/kind.ts'
import { pathMembers } from '../model/kind-fields.ts'
import { kindNamed, parentField } from '../model/kind-named.ts'
import { withDefaults } from '../operation/defaults.ts'
import { keyOf } from '../operation/key-of.ts'
import type { StoredResource } from '../store/chain.ts'
import { type Directory, directory, type Listed, type Lost } from './directory.ts'
import { draftNetwork } from './draft-network.ts'
import type { Entry } from './entry.ts'
import { type Fault, inReadingOrder } from './fault.ts'
import { type Manifest, managerOf } from './read-manifest.ts'
import { depthOf, referenceText } from './reference.ts'
import { mapMentions, mentionsIn } from './references.ts'
import { type Paths, pathsOf } from './resource-path.ts'
import { type Place, placeAt } from './tree.ts'

type Json = Readonly<Record<string, unknown>>

/** An entry that knows its place in the network. */
export interface Declared {
  readonly entry: Entry
  readonly kind: Kind
  readonly path: string
  /** What it stands for now; absent: nothing yet. */
  readonly live?: StoredResource
  /** Of `live`, or the path. */
  readonly id: string
  /** What the API takes, and the ids of its path; mentions are ids, or paths of what is not there yet. */
  readonly body: Json
}

export interface Resolved {
  readonly declared: readonly Declared[]
  /** What is there, and what comes with the VPCs that are not there yet. */
  readonly around: readonly StoredResource[]
  readonly paths: Paths
}

export function resolve(
  manifest: Manifest,
  live: readonly StoredResource[],
): Result<Resolved, readonly Fault[]> {
  const faults: Fault[] = []
  const around = [...live]
  const known = new Map(live.map((one) => [one.id, one]))
  const task: Task = {
    manager: managerOf(manifest),
    faults,
    listed: directory(),
    located: new Map(),
    paths: pathsOf((id) => known.get(id)),
    siblings: new Map(),
    around: (resources) => {
      around.push(...resources)
      for (const one of resources) known.set(one.id, one)
      for (const one of resources) enlist(one, task)
    },
    known,
  }
  for (const one of live) enlist(one, task)
  const inOrder = [...manifest.entries].sort((a, b) => depthOf(a.kind) - depthOf(b.kind))
  for (const entry of inOrder) locate(entry, task)
  const declared = settle(manifest.entries, task)
  if (faults.length > 0) return fail(inReadingOrder(faults))
  return ok({ declared, around, paths: task.paths })
}

interface Task {
  readonly manager: string
  readonly faults: Fault[]
  readonly listed: Directory
  readonly located: Map<Entry, Located>
  readonly paths: Paths
  /** What is there, by parent and kind. */
  readonly siblings: Map<string, StoredResource[]>
  readonly known: ReadonlyMap<string, StoredResource>
  around(resources: readonly StoredResource[]): void
}

interface Located {
  readonly names: readonly string[]
  /** Ids of the path: of the VPC and of the parent. */
  readonly home: Json
  readonly live: StoredResource | undefined
}

const refuse = (task: Task, entry: Entry, at: Place, { code, detail }: Lost): undefined => {
  task.faults.push({ spot: { file: entry.file, line: at.line, column: at.column }, code, detail })
  return undefined
}

function enlist(resource: StoredResource, { listed, paths, siblings }: Task): void {
  const kind = kindNamed(resource.kind)
  listed.add({ kind: kind.name, names: paths.namesOf(resource, kind), id: resource.id })
  const parent = parentField(kind)
  if (parent === undefined) return
  const key = `${kind.name} ${String(resource[parent])}`
  siblings.set(key, [...(siblings.get(key) ?? []), resource])
}

/** Where an entry lives, and, where it has a name, what it stands for. */
function locate(entry: Entry, task: Task): void {
  const { kind, body } = entry
  const home = homeOf(entry, task)
  if (home === undefined) return
  const name = body['name']
  const names = [...home.names, ...(typeof name === 'string' ? [name] : [])]
  const found = name === undefined ? undefined : task.listed.at(kind.name, names)
  const live = task.known.get(found?.id ?? '')
  task.located.set(entry, { names, home: home.ids, live })
  if (name === undefined) return
  task.listed.add({ kind: kind.name, names, id: live?.id ?? referenceText(kind.name, names) })
  if (kind.name === 'vpc' && live === undefined) task.around(comesWith(entry))
}

interface Home {
  readonly names: readonly string[]
  readonly ids: Json
}

/** The VPC and the parent; undefined: they are not to be found, which has been said. */
function homeOf(entry: Entry, task: Task): Home | undefined {
  const { kind, parent: around } = entry
  const parent = parentField(kind)
  if (around !== undefined && parent !== undefined) return insideOf(around, parent, kind, task)
  if (depthOf(kind) === 1) return { names: [], ids: {} }
  const vpc = findIn(entry, { member: 'vpcId', to: 'vpc', vpc: undefined }, task)
  if (parent === undefined || kind.parent === undefined) {
    return vpc && { names: vpc.names, ids: { vpcId: vpc.id } }
  }
  const found = findIn(entry, { member: parent, to: kind.parent, vpc: vpc?.names[0] }, task)
  if (found === undefined) return undefined
  const vpcName = found.names[0] ?? ''
  const own = kind.scope === 'vpc' ? task.listed.at('vpc', [vpcName]) : undefined
  return {
    names: found.names,
    ids: { ...(own && { vpcId: own.id }), [parent]: found.id },
  }
}

function insideOf(around: Entry, parent: string, kind: Kind, task: Task): Home | undefined {
  const located = task.located.get(around)
  if (located === undefined) return undefined
  const { names, home, live } = located
  const vpcId = kind.scope === 'vpc' ? { vpcId: home['vpcId'] } : {}
  return {
    names,
    ids: { ...vpcId, [parent]: live?.id ?? referenceText(around.kind.name, names) },
  }
}

interface Sought {
  readonly member: string
  readonly to: string
  readonly vpc: string | undefined
}

function findIn(entry: Entry, { member, to, vpc }: Sought, task: Task): Listed | undefined {
  const text = entry.body[member]
  if (typeof text !== 'string') return undefined
  const found = task.listed.find(text, { to: [to], vpc })
  if (found.ok) return found.value
  return refuse(task, entry, placeAt(entry.tree, `/${member}`), found.error)
}

/** What the API makes with every VPC, whatever else the entry says. */
function comesWith({ kind, body }: Entry): readonly StoredResource[] {
  const plain = Object.entries(body).filter(([name]) => kind.fields[name]?.shape.type !== 'ref')
  const input = { ...Object.fromEntries(plain), cidrs: ['10.0.0.0/16'] }
  const id = referenceText('vpc', [String(body['name'])])
  const made = draftNetwork([]).change({ action: 'create', place: { kind }, input }, id)
  return made.ok ? made.value.puts.filter((one) => one.id !== id && one.kind !== 'fabric') : []
}

/** Mentions as ids, and children without a name matched by what they say. */
function settle(entries: readonly Entry[], task: Task): Declared[] {
  const taken = new Set([...task.located.values()].flatMap(({ live }) => live?.id ?? []))
  const paths = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const located = task.located.get(entry)
    if (located === undefined) return []
    const declared = declare(entry, located, taken, task)
    if (declared === undefined) return []
    const twin = paths.get(declared.path)
    paths.set(declared.path, entry)
    if (twin === undefined) return [declared]
    const where = `${twin.file}:${twin.tree.at.line}:${twin.tree.at.column}`
    const detail = `${declared.path} stands in the manifest twice; the other is at ${where}.`
    refuse(task, entry, entry.tree.at, { code: 'entry_twice', detail })
    return []
  })
}

function declare(
  entry: Entry,
  { names, home, live }: Located,
  taken: Set<string>,
  task: Task,
): Declared | undefined {
  const { kind } = entry
  const body = mentionsResolved(entry, { names, home }, task)
  if (body === undefined) return undefined
  const own = task.paths.namesOf({ ...body, id: '' }, kind).at(-1) ?? ''
  const isNamed = body['name'] !== undefined
  const path = referenceText(kind.name, isNamed ? names : [...names, own])
  const match = live ?? namesake(kind, body, taken, task)
  if (match !== undefined) taken.add(match.id)
  return {
    entry,
    kind,
    path,
    id: match?.id ?? path,
    body: { ...body, managedBy: task.manager },
    ...(match === undefined ? {} : { live: match }),
  }
}

function mentionsResolved(
  entry: Entry,
  { names, home }: Pick<Located, 'names' | 'home'>,
  task: Task,
): Json | undefined {
  const { kind, body, tree } = entry
  const path = pathMembers(kind)
  const own = Object.fromEntries(Object.entries(body).filter(([name]) => !path.includes(name)))
  const vpc = kind.scope === 'vpc' ? names[0] : vpcNamed(entry, task)
  let isWhole = true
  const resolved = mapMentions(kind, own, ({ pointer, to, id }) => {
    const found = task.listed.find(id, { to, vpc })
    if (found.ok) return found.value.id
    refuse(task, entry, placeAt(tree, pointer), found.error)
    isWhole = false
    return id
  })
  return isWhole ? { ...home, ...resolved } : undefined
}

/** The VPC that something above VPCs belongs to, such as an attachment. */
function vpcNamed({ kind, body }: Entry, { listed }: Task): string | undefined {
  const mention = mentionsIn(kind, body).find(({ pointer }) => pointer === '/vpcId')
  if (mention === undefined) return undefined
  const found = listed.find(mention.id, { to: ['vpc'], vpc: undefined })
  return found.ok ? found.value.names[0] : undefined
}

/** A child that is there and says the same, and that no other entry stands for. */
function namesake(
  kind: Kind,
  body: Json,
  taken: ReadonlySet<string>,
  { siblings }: Task,
): StoredResource | undefined {
  const parent = parentField(kind)
  if (parent === undefined) return undefined
  const key = keyOf(kind, withDefaults(kind.fields, body))
  return siblings
    .get(`${kind.name} ${String(body[parent])}`)
    ?.find((one) => !taken.has(one.id) && keyOf(kind, one) === key)
}
